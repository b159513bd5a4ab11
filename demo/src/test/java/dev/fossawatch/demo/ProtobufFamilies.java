package dev.fossawatch.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads as much of the Prometheus protobuf format as tells whether it is well formed: messages
 * {@code MetricFamily}, each behind its length, whose field 1 is the name.
 */
final class ProtobufFamilies {
  private static final int LENGTH_DELIMITED = 2;

  private ProtobufFamilies() {}

  static Set<String> names(byte[] scrape) {
    Set<String> names = new TreeSet<>();
    ByteBuffer in = ByteBuffer.wrap(scrape);
    while (in.hasRemaining()) {
      names.add(name(next(in)));
    }
    return names;
  }

  private static String name(ByteBuffer family) {
    String name = "";
    while (family.hasRemaining()) {
      int tag = varint(family);
      if ((tag & 7) == LENGTH_DELIMITED) {
        ByteBuffer field = next(family);
        name = tag >> 3 == 1 ? StandardCharsets.UTF_8.decode(field).toString() : name;
      } else {
        varint(family);
      }
    }
    return name;
  }

  private static ByteBuffer next(ByteBuffer in) {
    int length = varint(in);
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static int varint(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    byte octet;
    do {
      octet = in.get();
      value |= (octet & 0x7f) << shift;
      shift += 7;
    } while (octet < 0);
    return value;
  }
}
