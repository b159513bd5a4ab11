package dev.fossawatch.detect.probe.path;

import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;
import java.util.List;

/**
 * Files and directories of a server that a client has no business naming: by where they are for
 * whole trees of the system, by name for the few files that hold secrets wherever they are.
 */
final class SensitiveFiles {
  static final int NONE = 0;

  /** Exists on every machine and is asked for only to show that files can be read. */
  static final int FAMOUS = 1;

  /** Below a directory of the system. */
  static final int SYSTEM = 2;

  /** Configuration, credentials, logs. */
  static final int HIDDEN = 3;

  static final Words WRAPPERS =
      Words.of(
          "file php phar zip zlib compress.zlib compress.bzip2 expect glob jar netdoc ogg rar ssh2 ssh2.exec ssh2.sftp ssh2.shell"
              + " data res local_file mhtml");

  private static final String FAMOUS_IN_ETC = "passwd shadow hosts group issue master.passwd";
  private static final String ROOTS =
      "etc proc root boot winnt windows inetpub xampp apache apache2 program documents"
          + " programfiles winxp mysql system32 volumes php php4 php5 wamp";
  private static final String VAR =
      "log adm spool mail cron run www apache apache2 mysql backups lib local saf etc";
  private static final String NAMES =
      "passwd shadow htaccess htpasswd httpd php my boot win web access error id_rsa id_dsa"
          + " authorized_keys known_hosts bash_history env credentials wp config git svn hg ssh aws"
          + " npmrc pgpass netrc global secrets history databases users access_log error_log"
          + " web.xml ntuser sam system desktop xauthority docker-compose ds_store user";

  /** The words without which nothing here is found, for the trigger. */
  static final String TRIGGERS =
      FAMOUS_IN_ETC.replace("master.passwd", "")
          + " "
          + ROOTS
          + " var usr opt home web inf meta logs "
          + "file phar zip zlib compress bzip2 expect glob jar netdoc ogg rar ssh2 data res _file mhtml dev log c private library "
          + NAMES.replace("web.xml", "").replace("docker-compose", "");

  private static final Words ETC = Words.of(FAMOUS_IN_ETC);
  private static final Words TREES = Words.of(ROOTS);
  private static final Words IN_VAR = Words.of(VAR);
  private static final Words IN_LOGS =
      Words.of("log logs conf bin sysprep users library lampp lamp");
  private static final Words IN_USR =
      Words.of("local etc lib pkg apache share home sbin ports spool lampp lamp xampp httpd");
  private static final Words FILES =
      Words.of(
          "httpd.conf apache.conf apache2.conf php.ini my.cnf my.ini boot.ini win.ini system.ini web.xml"
              + " .htaccess .htpasswd access.log access_log error.log error_log id_rsa id_dsa"
              + " authorized_keys .bash_history .env .pgpass .netrc .npmrc credentials wp-config.php"
              + " config.php .gitconfig global.asa global.asax web.config ntuser.dat config.inc.php"
              + " .ds_store .xauthority .mysql_history .history users.db.php docker-compose.yml"
              + " database.yml secrets.yml secrets.env .git .svn .hg .ssh .aws php-fpm.conf"
              + " mysql.log mysqld.log nginx.conf server.xml tomcat-users.xml vsftpd.conf"
              + " proftpd.conf applicationhost.config autoexec.bat unattend.xml desktop.ini");

  private static final List<String> FILE_PARTS =
      List.of(
          "conf",
          "log",
          "ini",
          "passwd",
          "cnf",
          "pid",
          "htaccess",
          "sysprep",
          "messages",
          "ntuser",
          "news",
          "samba",
          "adm",
          "spool",
          "mail",
          "mysql",
          "ftp",
          "cron",
          "tmp",
          "error",
          "php");

  private char[] chars = {};
  private int length;
  private int kind;
  private int from;
  private int to;

  int kind() {
    return kind;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  void read(char[] newChars, int newLength) {
    chars = newChars;
    length = newLength;
    kind = NONE;
    famous();
    if (kind == NONE) {
      absolute();
    }
    if (kind == NONE || kind == SYSTEM) {
      named();
    }
  }

  private void found(int newKind, int newFrom, int newTo) {
    kind = newKind;
    from = newFrom;
    to = Math.min(newTo, length);
  }

  /** {@code etc} and one of its files with anything that may be a separator between them. */
  private void famous() {
    int at = Ascii.indexOf(chars, 0, length, "etc");
    while (at >= 0 && kind == NONE) {
      int gap = gapEnd(at + 3);
      boolean separated = gap > at + 3 && gap - at < 40 && chars[at + 3] != ' ';
      int end = separated ? nameEnd(gap) : gap;
      if (separated && etcFile(gap, end)) {
        found(FAMOUS, at, end);
      }
      at = Ascii.indexOf(chars, at + 3, length, "etc");
    }
    windows("boot.ini");
    windows("win.ini");
    windows("system32");
  }

  private boolean etcFile(int start, int end) {
    return ETC.has(chars, start, end)
        || ETC.has(chars, start, Ascii.skipWord(chars, start, Math.min(length, start + 16)));
  }

  private void windows(String name) {
    if (kind == NONE) {
      int at = Ascii.indexOf(chars, 0, length, name);
      boolean placed =
          at > 0
              && (!Ascii.isLetter(chars[at - 1])
                  || chars[at - 1] == 'f'
                  || chars[at - 1] == 'c'
                  || chars[at - 1] == 's');
      if (placed && hasSeparator(at)) {
        found(FAMOUS, at, at + name.length());
      }
    }
  }

  private boolean hasSeparator(int end) {
    for (int i = Math.max(0, end - 12); i < end; i++) {
      if ("/\\%^?:".indexOf(chars[i]) >= 0 || chars[i] > 0xE000) {
        return true;
      }
    }
    return Ascii.indexOf(chars, Math.max(0, end - 12), end, "0x") >= 0;
  }

  /** Skips what may stand for a separator: punctuation, rests of escapes, hexadecimal forms. */
  private int gapEnd(int start) {
    int i = start;
    while (i < length && i < start + 36 && !isNameStart(i)) {
      if ("hijklmnoprtyz".indexOf(Ascii.lower(chars[i])) >= 0) {
        return start;
      }
      i++;
    }
    return i;
  }

  private boolean isNameStart(int i) {
    if ("pshgim".indexOf(Ascii.lower(chars[i])) < 0) {
      return false;
    }
    int word = Ascii.skipWord(chars, i, Math.min(length, i + 8));
    return ETC.has(chars, i, nameEnd(i)) || ETC.has(chars, i, word);
  }

  private int nameEnd(int start) {
    int i = start;
    while (i < length
        && i < start + 32
        && (Ascii.isWord(chars[i]) || chars[i] == '.' || chars[i] == '-')) {
      i++;
    }
    return i;
  }

  /** The value begins with a directory of the system. */
  private void absolute() {
    int i = Ascii.skipSpaces(chars, 0, length);
    int start = i;
    boolean drive = false;
    while (i < length
        && (chars[i] == '/'
            || chars[i] == '\\'
            || (chars[i] == '.'
                && i + 1 < length
                && (chars[i + 1] == '/' || chars[i + 1] == '\\')))) {
      i++;
    }
    if (i + 2 < length
        && Ascii.isLetter(chars[i])
        && chars[i + 1] == ':'
        && (chars[i + 2] == '/' || chars[i + 2] == '\\')) {
      drive = true;
      i += 3;
    }
    if (i == start || i >= length) {
      return;
    }
    int end = Ascii.skipWord(chars, i, length);
    boolean deeper = end < length && (chars[end] == '/' || chars[end] == '\\' || chars[end] == ' ');
    if (deeper && isSystem(i, end, drive)) {
      found(SYSTEM, start, nameEnd(end + 1));
    }
  }

  private boolean isSystem(int i, int end, boolean drive) {
    int next = end + 1;
    int nextEnd = Ascii.skipWord(chars, next, length);
    if (is(i, end, "var") || is(i, end, "private")) {
      return IN_VAR.has(chars, next, nextEnd) && isFile(next);
    }
    if (is(i, end, "usr") || is(i, end, "opt")) {
      return IN_USR.has(chars, next, nextEnd) && isFile(nextEnd);
    }
    boolean kept = IN_LOGS.has(chars, i, end) || IN_LOGS.has(chars, next, nextEnd);
    if (kept && isFile(end)) {
      return true;
    }
    boolean windowsOnly = chars[end] == ' ' || is(i, end, "documents") || is(i, end, "program");
    return TREES.has(chars, i, end)
        && (!windowsOnly || drive || chars[i - 1] == '\\' || chars[i - 1] == '/');
  }

  /** Whether the path goes on to something that is configuration or a log. */
  private boolean isFile(int from) {
    for (int k = 0; k < FILE_PARTS.size(); k++) {
      if (Ascii.indexOf(chars, from, Math.min(length, from + 96), FILE_PARTS.get(k)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean is(int start, int end, String word) {
    return end - start == word.length() && Ascii.startsWith(chars, start, end, word);
  }

  /** The last step of the path, or the one before it, is a file that holds secrets. */
  private void named() {
    int start = -1;
    for (int i = 0; i < length; i++) {
      if (chars[i] == '/' || chars[i] == '\\') {
        start = i + 1;
        int end = nameEnd(start);
        if (FILES.has(chars, start, end) || isInf(start, end)) {
          found(kind == SYSTEM ? SYSTEM : HIDDEN, start, end);
          return;
        }
      }
    }
    if (start < 0 && isInf(0, nameEnd(0))) {
      found(HIDDEN, 0, nameEnd(0));
    }
  }

  private boolean isInf(int start, int end) {
    return (is(start, end, "web-inf") || is(start, end, "meta-inf")) && end < length;
  }
}
