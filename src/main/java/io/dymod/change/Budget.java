package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** How many bytes a place may have, and how many of them are left to read. */
final class Budget {

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final long limit;
  private long left;

  Budget(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  /**
   * Takes what a file needs, before it is read.
   *
   * @throws BadContent if so much is not left
   */
  void take(Object file, long size) throws BadContent {
    left -= size;
    if (left < 0 || size > LONGEST_ARRAY) {
      throw new BadContent(
          "with %s it has more than the %d bytes that a unit may have: leave out what the program does not need, or set dymod.limit"
              .formatted(Printable.name(file), Math.min(limit, LONGEST_ARRAY)));
    }
  }

  /**
   * Reads all that a stream has, which was taken before. If it has more, that is taken as well.
   *
   * @param size how much it is said to have
   */
  byte[] read(Object file, InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    int next = in.read();
    if (next < 0) {
      return bytes;
    }
    byte[] more = in.readNBytes((int) Math.min(left, LONGEST_ARRAY - size - 1L));
    take(file, more.length + 1L);
    byte[] all = Arrays.copyOf(bytes, size + 1 + more.length);
    all[size] = (byte) next;
    System.arraycopy(more, 0, all, size + 1, more.length);
    return all;
  }
}
