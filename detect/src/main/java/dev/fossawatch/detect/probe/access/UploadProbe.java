package dev.fossawatch.detect.probe.access;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/** Uploads that a server would run: by the name of the file and by how its content begins. */
public final class UploadProbe implements Probe {
  private static final int EFFORT = 2;
  private static final Words RUN =
      Words.of(
          "php php3 php4 php5 php7 php8 phtml pht phps phar jsp jspx jspf jsw asp aspx ashx asmx cer asa"
              + " cgi pl cfm shtml war htaccess htpasswd exe bat cmd ps1 vbs hta");

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.MALICIOUS_UPLOAD;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(
            Feature.words(
                "php php3 php4 php5 php7 php8 phtml pht phps phar jsp jspx jspf jsw asp aspx ashx asmx cer asa cgi pl cfm shtml war htaccess htpasswd exe bat cmd ps1 vbs hta config ini"))
        .or(Feature.pairs("<?", "<%", "#!"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    boolean name = subject.place() == Place.FILE_NAME;
    if ((!name && subject.place() != Place.FILE) || !subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    if (name) {
      name(hits);
    } else {
      content(hits);
    }
  }

  /** Any part of the name that some server takes for the kind of the file. */
  private void name(Hits hits) {
    for (int i = 0; i + 1 < length; i++) {
      int end = chars[i] == '.' ? Ascii.skipWord(chars, i + 1, length) : i;
      if (end > i && RUN.has(chars, i + 1, end)) {
        hits.add(attack(), Evidence.LIKELY, i, end, "a file that a server would run");
        return;
      }
    }
    if (Ascii.indexOf(chars, 0, length, "web.config") >= 0
        || Ascii.indexOf(chars, 0, length, ".user.ini") >= 0) {
      hits.add(attack(), Evidence.LIKELY, 0, length, "a file that configures the server");
    }
  }

  private void content(Hits hits) {
    int php = Ascii.indexOf(chars, 0, length, "<?php");
    int page = Ascii.indexOf(chars, 0, length, "<%@");
    int start = Math.max(php, page);
    if (start >= 0) {
      hits.add(
          attack(), Evidence.CERTAIN, start, start + 3, "a file with code that a server would run");
    } else if (Ascii.startsWith(chars, 0, length, "#!/")) {
      hits.add(attack(), Evidence.LIKELY, 0, 3, "a script for the shell");
    }
  }
}
