package dev.fossawatch.server;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a new password comes from; never from the command line, which others see. */
interface PasswordInput {
  /** The longest line that is read, in bytes. */
  int MAX_BYTES = 4096;

  /**
   * Reads a new password.
   *
   * @throws IllegalArgumentException if there is none, or it is not the same twice, or no text
   */
  String read() throws IOException;

  /** Shows a prompt and reads a line without showing it. */
  interface Keyboard {
    char @Nullable [] hidden(String prompt);
  }

  /** Twice from the terminal of this process, or, where it has none, once from its input. */
  static PasswordInput ofThisProcess() {
    return () -> {
      Console console = Terminal.ofThisProcess();
      PasswordInput input =
          console == null ? piped(System.in) : typed(prompt -> console.readPassword("%s", prompt));
      return input.read();
    };
  }

  /** Twice from a keyboard. */
  static PasswordInput typed(Keyboard keyboard) {
    return () -> {
      char[] first = keyboard.hidden("New password: ");
      char[] second = first == null ? null : keyboard.hidden("The same again: ");
      if (first == null || second == null) {
        throw new IllegalArgumentException("no password was given");
      }
      if (!Arrays.equals(first, second)) {
        throw new IllegalArgumentException("the passwords are not the same");
      }
      return new String(first);
    };
  }

  /** One line of a stream, in UTF-8. */
  static PasswordInput piped(InputStream in) {
    return () -> {
      byte[] line = line(in);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      } catch (CharacterCodingException broken) {
        throw new IllegalArgumentException("the password is not UTF-8", broken);
      }
    };
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    while (read >= 0 && read != '\n') {
      if (line.size() == MAX_BYTES) {
        throw new IllegalArgumentException("the password is too long");
      }
      line.write(read);
      read = in.read();
    }
    byte[] bytes = line.toByteArray();
    boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
