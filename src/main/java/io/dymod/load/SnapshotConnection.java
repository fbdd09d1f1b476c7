package io.dymod.load;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a URL of a snapshot leads to. It answers as the URL of a file or directory on disk does. */
final class SnapshotConnection extends URLConnection {

  /** Those that read a module's files; a directory is none, though its URL can be read. */
  private static final Set<String> READERS = Set.of("java.lang.Class", "java.lang.Module");

  private static final StackWalker WALKER = StackWalker.getInstance();

  private final String path;
  private final Optional<SnapshotFiles> files;
  private final boolean forModule;

  SnapshotConnection(URL url, String path, Optional<SnapshotFiles> files) {
    super(url);
    this.path = path;
    this.files = files;
    this.forModule = files.isPresent() && isDirectory() && isOpenedForModule();
  }

  /** {@code Module.getResourceAsStream} opens the URL of what the loader finds. */
  private static boolean isOpenedForModule() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .dropWhile(name -> name.startsWith("io.dymod.load.") || name.equals("java.net.URL"))
                .findFirst()
                .filter(READERS::contains)
                .isPresent());
  }

  private SnapshotFiles files() throws FileNotFoundException {
    return files.orElseThrow(
        () -> new FileNotFoundException(url + ": this generation is no longer in memory"));
  }

  private String name() {
    return path.substring(files.orElseThrow().root().length());
  }

  private boolean isDirectory() {
    return files.orElseThrow().file(name()).isEmpty() && files.orElseThrow().isDirectory(name());
  }

  @Override
  public void connect() throws IOException {
    if (files().file(name()).isEmpty() && !isDirectory()) {
      throw new FileNotFoundException(url + ": there is no such file in this generation");
    }
    connected = true;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    connect();
    Optional<byte[]> bytes = files().file(name());
    if (bytes.isPresent()) {
      return new ByteArrayInputStream(bytes.get());
    }
    if (forModule) {
      return new Unreadable();
    }
    String listing =
        files().children(name()).map(name -> name + "\n").collect(Collectors.joining());
    return new ByteArrayInputStream(listing.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public long getContentLengthLong() {
    return files.flatMap(all -> all.file(name())).map(bytes -> (long) bytes.length).orElse(-1L);
  }

  @Override
  public String getContentType() {
    if (files.isEmpty()) {
      return null;
    }
    return isDirectory() ? "text/plain" : guessContentTypeFromName(name());
  }

  @Override
  public long getLastModified() {
    return files
        .filter(all -> all.isFound(name()))
        .map(all -> all.read().toEpochMilli())
        .orElse(0L);
  }

  @Override
  public String getHeaderField(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-type" -> getContentType();
      case "content-length" ->
          getContentLengthLong() < 0 ? null : Long.toString(getContentLengthLong());
      default -> null;
    };
  }

  /** The stream of a directory, which can be had but not read. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // There is nothing to read faster.
  private static final class Unreadable extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("Is a directory");
    }
  }
}
