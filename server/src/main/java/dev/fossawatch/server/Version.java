package dev.fossawatch.server;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, as its jar's manifest tells it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"fossawatch " + (version == null ? "(not built as a jar)" : version)};
  }
}
