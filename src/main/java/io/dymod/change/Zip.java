package io.dymod.change;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads a zip file that lies in memory, by its central directory, as {@link java.util.zip.ZipFile}
 * does. That class opens a file by its name, shares what it knows of one with others that have it
 * open, and holds it meanwhile; here the bytes come from one file that was opened once. The numbers
 * are those of the format's specification (APPNOTE.TXT, 4.3).
 */
final class Zip {

  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LARGE_END = 0x06064b50;
  private static final int LARGE_END_LOCATOR = 0x07064b50;
  private static final int LARGE_END_LOCATOR_LENGTH = 20;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int SHORT = 0xffff;
  private static final long INT = 0xffffffffL;

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final Budget budget;

  private Zip(byte[] bytes, Budget budget) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.budget = budget;
  }

  /**
   * The files in a zip file.
   *
   * @param budget what they may have in all
   * @throws IOException if it is no zip file, or damaged
   */
  static SortedMap<String, byte[]> read(byte[] bytes, Budget budget) throws IOException {
    try {
      return new Zip(bytes, budget).entries();
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new BadContent("it is cut off or damaged");
    }
  }

  private SortedMap<String, byte[]> entries() throws IOException {
    int end = end();
    long count = buffer.getShort(end + 10) & SHORT;
    long length = buffer.getInt(end + 12) & INT;
    long offset = buffer.getInt(end + 16) & INT;
    int locator = end - LARGE_END_LOCATOR_LENGTH;
    if (locator >= 0 && buffer.getInt(locator) == LARGE_END_LOCATOR) {
      end = Math.toIntExact(buffer.getLong(locator + 8));
      check(buffer.getInt(end) == LARGE_END);
      count = buffer.getLong(end + 32);
      length = buffer.getLong(end + 40);
      offset = buffer.getLong(end + 48);
    }
    // What stands before the first entry shifts all offsets, such as the script of an executable.
    int at = Math.toIntExact(end - length);
    int shift = Math.toIntExact(at - offset);
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (long number = 0; number < count; number++) {
      check(buffer.getInt(at) == CENTRAL);
      int nameLength = buffer.getShort(at + 28) & SHORT;
      String name = new String(bytes, at + CENTRAL_LENGTH, nameLength, StandardCharsets.UTF_8);
      if (!name.endsWith("/")) {
        entries.put(name, content(name, at, shift));
      }
      int extraLength = buffer.getShort(at + 30) & SHORT;
      int commentLength = buffer.getShort(at + 32) & SHORT;
      at += CENTRAL_LENGTH + nameLength + extraLength + commentLength;
    }
    return entries;
  }

  /** Where the end record begins: it is the last thing in the file but for a comment. */
  private int end() throws BadContent {
    for (int at = bytes.length - END_LENGTH; at >= 0; at--) {
      if (buffer.getInt(at) == END
          && at + END_LENGTH + (buffer.getShort(at + 20) & SHORT) == bytes.length) {
        return at;
      }
    }
    throw new BadContent("it is no zip file, or cut off");
  }

  private byte[] content(String name, int at, int shift) throws IOException {
    int method = buffer.getShort(at + 10) & SHORT;
    long packed = buffer.getInt(at + 20) & INT;
    long size = buffer.getInt(at + 24) & INT;
    int local = Math.toIntExact((buffer.getInt(at + 42) & INT) + shift);
    check(buffer.getInt(local) == LOCAL);
    int data =
        local
            + LOCAL_LENGTH
            + (buffer.getShort(local + 26) & SHORT)
            + (buffer.getShort(local + 28) & SHORT);
    check(packed <= bytes.length - data);
    budget.take(name, size);
    InputStream in = new ByteArrayInputStream(bytes, data, (int) packed);
    byte[] content =
        switch (method) {
          case STORED -> budget.read(name, in, (int) size);
          case DEFLATED -> inflate(name, in, (int) size);
          default ->
              throw new BadContent(
                  Printable.name(name) + " is packed by a method that Java does not know");
        };
    CRC32 checksum = new CRC32();
    checksum.update(content);
    if ((int) checksum.getValue() != buffer.getInt(at + 16)) {
      throw new BadContent("the checksum of " + Printable.name(name) + " is wrong");
    }
    return content;
  }

  private byte[] inflate(String name, InputStream in, int size) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream unpacked = new InflaterInputStream(in, inflater)) {
      return budget.read(name, unpacked, size);
    } finally {
      inflater.end();
    }
  }

  private static void check(boolean right) throws BadContent {
    if (!right) {
      throw new BadContent("it is cut off or damaged");
    }
  }
}
