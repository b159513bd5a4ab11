package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.text.Text;

/** What is shown every name and value of a request. */
public interface ValueVisitor {

  /**
   * Shows one name or value.
   *
   * @param place the part of the request
   * @param key where in it; valid during the call only
   * @param text the value as the application would read it, or the name itself
   * @param isKey whether {@code text} is a name
   */
  void visit(Place place, KeyPath key, Text text, boolean isKey);
}
