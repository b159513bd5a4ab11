package dev.fossawatch.core.store.segment;

/** What a file of records holds: its ending and the first eight bytes. */
enum Kind {
  JOURNAL("journal", "FWATCHJL"),
  SEGMENT("segment", "FWATCHSG");

  private final String ending;
  private final String magic;

  Kind(String ending, String magic) {
    this.ending = ending;
    this.magic = magic;
  }

  String ending() {
    return ending;
  }

  String magic() {
    return magic;
  }
}
