package io.dymod.load;

import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import java.util.Optional;

/**
 * Lets a resource of a unit be opened from the text of its URL, as XML parsers and others do. The
 * JDK finds it where Dymod is a module of the boot layer.
 */
public final class SnapshotUrls extends URLStreamHandlerProvider {

  /** For the JDK. */
  public SnapshotUrls() {}

  @Override
  public URLStreamHandler createURLStreamHandler(String protocol) {
    return protocol.equals(SnapshotUrl.SCHEME) ? new SnapshotUrl(Optional.empty()) : null;
  }
}
