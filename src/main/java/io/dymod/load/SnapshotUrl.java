package io.dymod.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Opens URLs of files in snapshots, by the path that they name. A URL that a generation gave out
 * keeps the files of that generation; one that was made from a text finds them while they live.
 */
final class SnapshotUrl extends URLStreamHandler {

  static final String SCHEME = "dymod";

  private final Optional<SnapshotFiles> home;

  /**
   * A handler.
   *
   * @param home the files that most of its URLs lead to
   */
  SnapshotUrl(Optional<SnapshotFiles> home) {
    this.home = home;
  }

  /** The URL of a file or a directory. */
  static URL of(SnapshotFiles files, String name) {
    try {
      URI readable = new URI(SCHEME, null, files.root() + name, null);
      return new URL(null, readable.toASCIIString(), new SnapshotUrl(Optional.of(files)));
    } catch (URISyntaxException | MalformedURLException impossible) {
      throw new UncheckedIOException(new IOException("no URL for " + name, impossible));
    }
  }

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    String path = decoded(url);
    Optional<SnapshotFiles> files =
        home.filter(own -> path.startsWith(own.root())).or(() -> SnapshotFiles.at(path));
    return new SnapshotConnection(url, path, files);
  }

  private static String decoded(URL url) throws MalformedURLException {
    try {
      return URLDecoder.decode(url.getPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException invalid) {
      throw new MalformedURLException(url + ": " + invalid.getMessage());
    }
  }
}
