package dev.fossawatch.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command answered. */
record Answer(int code, String out, String err) {
  static Answer of(CommandLine commands, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }
}
