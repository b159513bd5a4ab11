package dev.fossawatch.detect.probe;

import dev.fossawatch.detect.finding.Place;
import dev.fossawatch.detect.text.Budget;
import dev.fossawatch.detect.text.Text;

/** One reading of one value, as a probe sees it. Valid only during the call. */
public final class Subject {
  private final Budget budget;
  private Text text = new Text();
  private Place place = Place.TEXT;
  private CharSequence name = "";
  private CharSequence path = "";
  private Profile profile = Profile.TEXT;
  private boolean key;
  private int reading;

  public Subject(Budget budget) {
    this.budget = budget;
  }

  /** Turns to another reading; for the engine and for tests of probes. */
  public Subject of(Text reading, int number) {
    this.text = reading;
    this.reading = number;
    return this;
  }

  /** Turns to another value; for the engine and for tests of probes. */
  public Subject in(
      Place newPlace,
      CharSequence newName,
      CharSequence newPath,
      Profile newProfile,
      boolean isKey) {
    this.place = newPlace;
    this.name = newName;
    this.path = newPath;
    this.profile = newProfile;
    this.key = isKey;
    return this;
  }

  /** Changes what the value is taken for; for the engine. */
  public void profile(Profile other) {
    this.profile = other;
  }

  /** The characters. */
  public Text text() {
    return text;
  }

  /** Which part of the request the value is in. */
  public Place place() {
    return place;
  }

  /** The name of the parameter, header, cookie or member; empty where there is none. */
  public CharSequence name() {
    return name;
  }

  /** Where in the part the value is: the names and indices that lead to it, the innermost last. */
  public CharSequence path() {
    return path;
  }

  /** Whether the header, parameter or member has this name, in any case. */
  public boolean isNamed(String wanted) {
    if (name.length() != wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (Character.toLowerCase(name.charAt(i)) != Character.toLowerCase(wanted.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What the parameter is for. */
  public Profile profile() {
    return profile;
  }

  /** Whether the text is the name of a parameter and not its value. */
  public boolean isKey() {
    return key;
  }

  /** How many layers have been taken off: 0 for the value as the application reads it. */
  public int reading() {
    return reading;
  }

  /** Records that something of the value was left out. */
  public void cut() {
    budget.cut();
  }

  /** Pays for work: about one step a character looked at. False: stop, the budget is used up. */
  public boolean spend(int steps) {
    return budget.spend(steps);
  }
}
