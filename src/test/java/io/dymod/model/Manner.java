package io.dymod.model;

import java.util.Random;

/** How a file is saved: each way is that of some editor, build or tool. */
enum Manner {

  /** Overwritten from its beginning. */
  IN_PLACE,

  /** Written elsewhere and moved into place. */
  RENAME,

  /** Deleted and written again. */
  REWRITE,

  /** Written beside as a temporary file and moved into place. */
  SAFE,

  /** The old file becomes a backup, which is deleted in the end. */
  BACKUP,

  /** With a date long ago, as {@code cp -p}, {@code rsync -t} and {@code tar -x} do. */
  OLD,

  /** With the date of the file before it. */
  SAME_TIME;

  /** Any but those that lie about the time. */
  @SuppressWarnings("EnumOrdinal") // Those that lie are the last ones.
  static Manner any(Random random) {
    return values()[random.nextInt(OLD.ordinal())];
  }

  /** Any of those that lie about the time. */
  static Manner lying(Random random) {
    return random.nextBoolean() ? OLD : SAME_TIME;
  }
}
