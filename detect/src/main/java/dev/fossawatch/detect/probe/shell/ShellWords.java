package dev.fossawatch.detect.probe.shell;

import dev.fossawatch.detect.text.Words;

/** Names of commands: those no prose contains, and those that are words as well. */
final class ShellWords {
  static final int PLAIN = 0;
  static final int WORD = 1;
  static final int INTERPRETER = 2;
  static final int FETCH = 3;

  private static final String[] GROUPS = {
    "whoami ifconfig ipconfig uname netstat nslookup systeminfo tasklist taskkill wmic certutil"
        + " bitsadmin mshta regsvr32 rundll32 net1 netsh msiexec chmod chown wget netcat ncat socat"
        + " lsof iptables passwd useradd adduser crontab mkfifo printenv hostnamectl getent tcpdump"
        + " dnsrecon lscpu lsblk lsmod arp rmdir mkdir xargs sudo nohup setsid vssadmin bcdedit"
        + " bcdboot schtasks icacls attrib cscript wscript invoke-expression invoke-webrequest iex"
        + " iwr powershell pwsh cmd gunzip gzip bzip2 xxd strings busybox telnet ftp tftp scp"
        + " rsync ssh sshpass ssh-copy-id nmap cpulimit bsdtar unzip mknod sysctl dmesg journalctl"
        + " systemctl ansible ansible-playbook ansible-inventory chef-shell chef-run cscli tcsh ksh"
        + " zsh csh fish sysinfo quser qwinsta ver vol nproc ps ls lsattr pwd",
    "id cat dir type ping sleep echo env set kill find sort head tail more less tee touch cp mv rm"
        + " ln dd w who last which date time host dig at reg net copy del move ren start"
        + " timeout test true false export alias printf tr cut sed awk grep egrep tar zip mail"
        + " mount reboot shutdown halt exec eval source read trap users groups finger od nl tac"
        + " rev base64 chattr man vi vim nano ed expr let seq yes split chef for if ftype assoc"
        + " tree fc sc query route tracert traceroute hostname wall write diff stat file watch",
    "sh bash dash perl python python2 python3 ruby php node lua tclsh nc",
    "curl fetch lynx"
  };
  static final Words COMMANDS = Words.groups(GROUPS);

  /** The words without which there is no command, unless something is disguised. */
  static final String TRIGGERS = String.join(" ", GROUPS).replace('-', ' ');

  private ShellWords() {}
}
