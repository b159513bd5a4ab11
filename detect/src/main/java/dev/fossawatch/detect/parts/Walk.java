package dev.fossawatch.detect.parts;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What all walks over parts share: the visitor, the path of keys, spare buffers, the budget, and
 * the decision what a value is made of. A value that is a document itself is walked instead of
 * visited.
 */
final class Walk {
  private static final int DEEPEST_DOCUMENT = 4;

  private final Budget budget;
  private final ValueVisitor visitor;
  private final KeyPath key = new KeyPath();
  private final List<Text> spare = new ArrayList<>();
  private final JsonWalk json = new JsonWalk(this);
  private final XmlWalk xml = new XmlWalk(this);
  private final JwtWalk jwt = new JwtWalk(this);
  private final GraphqlWalk graphql = new GraphqlWalk(this);
  private Place place = Place.TEXT;
  private int taken;
  private int documents;

  Walk(Budget budget, ValueVisitor visitor) {
    this.budget = budget;
    this.visitor = visitor;
  }

  /** Turns to another part of the request. */
  void enter(Place next) {
    place = next;
    key.clear();
    taken = 0;
    documents = 0;
  }

  void at(Place next) {
    place = next;
  }

  KeyPath key() {
    return key;
  }

  Budget budget() {
    return budget;
  }

  /** A spare buffer until the matching {@link #give}. */
  Text take() {
    if (taken == spare.size()) {
      spare.add(new Text());
    }
    return spare.get(taken++);
  }

  void give() {
    taken--;
  }

  /** The characters all spare buffers hold room for. */
  int capacity() {
    int sum = 0;
    for (int i = 0; i < spare.size(); i++) { // an iterator would be an allocation a request
      sum += spare.get(i).capacity();
    }
    return sum;
  }

  /** Shows a name to the visitor. */
  void name(Text text) {
    if (text.length() > 0 && budget.hasSteps()) {
      visitor.visit(place, key, text, true);
    }
  }

  /** Shows a value to the visitor as it is. */
  void plain(Text text) {
    if (text.length() > 0 && budget.hasSteps()) {
      visitor.visit(place, key, text, false);
    }
  }

  /** Shows a value to the visitor, or what it consists of when it is a document. */
  void value(Text text) {
    if (documents >= DEEPEST_DOCUMENT || text.length() < 2) {
      plain(text);
      return;
    }
    documents++;
    if (!document(text)) {
      plain(text);
    }
    documents--;
  }

  private boolean document(Text text) {
    char first = text.charAt(0);
    if (first == '{' || first == '[' || first <= ' ') {
      return json.walk(text);
    }
    if (first == '<') {
      return xml.walk(text);
    }
    if (first == 'e') {
      return jwt.walk(text);
    }
    return false;
  }

  /** Walks a value that should be JSON; shows it as it is when it is not. */
  void jsonValue(Text text) {
    if (!json.walk(text)) {
      plain(text);
    }
  }

  /** Walks a value that should be XML; shows it as it is when it is not. */
  void xmlValue(Text text) {
    if (!xml.walk(text)) {
      plain(text);
    }
  }

  /** Shows a GraphQL document and each string in it. */
  void graphqlValue(Text text) {
    plain(text);
    graphql.walk(text);
  }
}
