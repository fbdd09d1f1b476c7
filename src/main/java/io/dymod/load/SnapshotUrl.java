package io.dymod.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** URLs of resources in a snapshot. Each carries its own handler, so it opens wherever it goes. */
final class SnapshotUrl extends URLStreamHandler {

  private static final String SCHEME = "dymod";

  private final byte[] content;

  private SnapshotUrl(byte[] content) {
    this.content = content;
  }

  /** The URL of an entry that exists. */
  static URL of(Snapshot snapshot, String entry) {
    byte[] content = snapshot.content().entry(entry).orElseThrow();
    String path = "/" + snapshot.name() + "/" + entry;
    try {
      URI readable = new URI(SCHEME, null, path, null);
      return new URL(null, readable.toASCIIString(), new SnapshotUrl(content));
    } catch (URISyntaxException | MalformedURLException impossible) {
      throw new UncheckedIOException(new IOException("no URL for entry " + entry, impossible));
    }
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {}

      @Override
      public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
      }

      @Override
      public long getContentLengthLong() {
        return content.length;
      }
    };
  }
}
