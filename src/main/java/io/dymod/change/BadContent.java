package io.dymod.change;

import java.io.IOException;

/** What was read is nothing to load, and reading it again gives the same as long as it stays. */
final class BadContent extends IOException {

  private static final long serialVersionUID = 1L;

  /** Content that is bad for a reason, in words that go on from the name of the place. */
  BadContent(String reason) {
    super(reason);
  }
}
