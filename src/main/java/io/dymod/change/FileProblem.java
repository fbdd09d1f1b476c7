package io.dymod.change;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What the file system says when something can't be read. */
final class FileProblem {

  private FileProblem() {}

  /** A failure in words that name the file. */
  static String words(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "the permission to read " + Printable.name(denied.getFile()) + " is missing";
    }
    if (failure instanceof NoSuchFileException missing) {
      return Printable.name(missing.getFile()) + " is missing";
    }
    return Printable.name(String.valueOf(failure.getMessage()));
  }
}
