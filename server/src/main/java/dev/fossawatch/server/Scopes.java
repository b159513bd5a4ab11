package dev.fossawatch.server;

import dev.fossawatch.core.access.Scope;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Scopes as the command line spells them. */
final class Scopes implements ITypeConverter<Scope> {
  @Override
  public Scope convert(String word) {
    for (Scope scope : Scope.values()) {
      if (word(scope).equals(word)) {
        return scope;
      }
    }
    throw new TypeConversionException("a scope is read, operate or admin");
  }

  static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
