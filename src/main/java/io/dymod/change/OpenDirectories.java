package io.dymod.change;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Opens files without following a link that has come into their place, or into that of a directory
 * above them, since they were listed. Where the system can, a directory is opened once and what is
 * in it is opened relative to that, so that it does not matter what the path means meanwhile.
 */
final class OpenDirectories implements Closeable {

  /** The directories from the outermost to the innermost that is open; each lies in the last. */
  private final Deque<Open> chain = new ArrayDeque<>();

  private record Open(Path path, SecureDirectoryStream<Path> stream) {}

  /**
   * Opens a file.
   *
   * @param top the directory from which it was listed, free of links
   * @param file a path in it
   */
  InputStream open(Path top, Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null || !directory.startsWith(top) || !enter(top, directory)) {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
    try {
      return Channels.newInputStream(
          chain.getLast().stream()
              .newByteChannel(
                  file.getFileName(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    } catch (FileSystemException failure) {
      throw of(file, failure);
    }
  }

  /** A failure with something that was named by its last name only. */
  private static FileSystemException of(Path path, FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return new AccessDeniedException(path.toString());
    }
    return failure instanceof NoSuchFileException
        ? new NoSuchFileException(path.toString())
        : new FileSystemException(path.toString(), null, failure.getReason());
  }

  /** Opens the directories down to one; keeps those that are open already and lead there. */
  private boolean enter(Path top, Path directory) throws IOException {
    while (!chain.isEmpty()
        && !(directory.startsWith(chain.getLast().path()) && chain.getFirst().path().equals(top))) {
      chain.removeLast().stream().close();
    }
    if (chain.isEmpty() && !enterTop(top)) {
      return false;
    }
    for (Path at = chain.getLast().path(); !at.equals(directory); ) {
      Path name = directory.getName(at.getNameCount());
      at = at.resolve(name);
      try {
        chain.addLast(
            new Open(
                at, chain.getLast().stream().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)));
      } catch (FileSystemException failure) {
        throw of(at, failure);
      }
    }
    return true;
  }

  /**
   * The outermost one can only be opened by its path; what was opened has to be what was looked at.
   */
  @SuppressWarnings("StreamResourceLeak") // It stays open as a part of the chain.
  private boolean enterTop(Path top) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(top);
    if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
      stream.close();
      return false;
    }
    chain.addLast(new Open(top, secure));
    BasicFileAttributeView opened = secure.getFileAttributeView(BasicFileAttributeView.class);
    if (!FileState.of(top).stamp().key().equals(opened.readAttributes().fileKey())) {
      throw new FileSystemException(top.toString(), null, "something else has come in its place");
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    while (!chain.isEmpty()) {
      chain.removeLast().stream().close();
    }
  }
}
