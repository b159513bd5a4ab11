package dev.fossawatch.core.config;

/**
 * The place in the tree that a value is read for.
 *
 * @param path the key's whole path
 * @param secret whether the value must not be shown
 * @param report where problems go
 */
record Slot(String path, boolean secret, Report report) {

  /** The place of an item of a list. */
  Slot item(int index) {
    return new Slot(path + "[" + index + "]", secret, report);
  }

  /** Reports a text that is no value of this place. */
  void refuse(Raw.Text text, BadValue bad, String allowed) {
    String subject = secret ? "the value" : Words.quoted(text.text());
    report.problem(
        path, text.source(), subject + " " + bad.what(), allowed, secret ? null : bad.nearest());
  }

  /** Reports something that has the wrong form. */
  void refuseForm(Raw raw, String allowed) {
    report.problem(path, raw.source(), raw.form(), allowed);
  }

  /** Reports a list that is too long. */
  void refuseLength(Raw.Items list, String allowed) {
    report.problem(path, list.source(), "has " + list.items().size() + " items", allowed);
  }
}
