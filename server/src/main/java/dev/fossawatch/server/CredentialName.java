package dev.fossawatch.server;

import dev.fossawatch.core.access.Names;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes only what a user or token may be called. */
final class CredentialName implements ITypeConverter<String> {
  @Override
  public String convert(String name) {
    try {
      return Names.checked(name);
    } catch (IllegalArgumentException bad) {
      throw new TypeConversionException(bad.getMessage());
    }
  }
}
