package dev.fossawatch.detect.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Holds what was reached on the corpus, where there is one. */
class CorpusTest {

  @Test
  void findsAttacksAndLeavesEverydayTrafficAlone() throws IOException {
    assumeTrue(Files.exists(Sample.corpus()), "skipped: no corpus");
    CorpusReport report = CorpusReport.of(Sample.all(Sample.corpus()));
    Tally attacks = report.tally("core", true, s -> s.source() + "/" + s.kind());
    Tally benign = report.tally("core", false, s -> s.source() + "/" + s.kind());
    System.out.print(report.summary("core"));
    assertThat(attacks.micro(false)).isGreaterThan(95);
    assertThat(attacks.macro(false)).isGreaterThan(90);
    assertThat(benign.micro(false)).isLessThan(0.3);
    assertThat(benign.micro(true)).isLessThan(0.05);
    assertThat(report.partial()).isZero();
  }
}
