package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.text.Text;

/** Shows each string of a GraphQL document as a value of its own; block strings included. */
final class GraphqlWalk {
  private final Walk walk;

  GraphqlWalk(Walk walk) {
    this.walk = walk;
  }

  void walk(Text doc) {
    int i = 0;
    while (i < doc.length()) {
      i = doc.charAt(i) == '"' ? string(doc, i + 1) : i + 1;
    }
  }

  private int string(Text doc, int from) {
    Text text = walk.take().clear();
    int i = from;
    while (i < doc.length() && doc.charAt(i) != '"') {
      if (doc.charAt(i) == '\\' && i + 1 < doc.length()) {
        i++;
      }
      text.append(doc.charAt(i), doc, i, i + 1);
      i++;
    }
    walk.value(text);
    walk.give();
    return i + 1;
  }
}
