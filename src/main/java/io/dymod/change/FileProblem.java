package io.dymod.change;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/** What the file system says when something can't be read. */
final class FileProblem {

  private FileProblem() {}

  /** A failure in words that name the file. */
  static String words(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "the permission to read " + Printable.name(denied.getFile()) + " is missing";
    }
    return Printable.name(String.valueOf(failure.getMessage()));
  }
}
