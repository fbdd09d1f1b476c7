package io.dymod.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source or class file that the compiler finds in memory, or leaves there. */
final class MemoryFile extends SimpleJavaFileObject {

  private final String binaryName;
  private byte[] bytes;
  private String text;

  private MemoryFile(URI uri, Kind kind, String binaryName) {
    super(uri, kind);
    this.binaryName = binaryName;
  }

  /** A source file; the URI is that of the file on disk. */
  static MemoryFile source(URI uri, String text) {
    MemoryFile file = new MemoryFile(uri, Kind.SOURCE, "");
    file.text = text;
    return file;
  }

  /** A class file that exists. */
  static MemoryFile classFile(String module, String binaryName, byte[] bytes) {
    MemoryFile file = output(module, binaryName);
    file.bytes = bytes;
    return file;
  }

  /** A class file that is about to be written. */
  static MemoryFile output(String module, String binaryName) {
    URI uri = URI.create("memory:///" + module + "/" + binaryName.replace('.', '/') + ".class");
    return new MemoryFile(uri, Kind.CLASS, binaryName);
  }

  /** The class's name, with dots, and dollar signs for nesting. */
  String binaryName() {
    return binaryName;
  }

  /** What has been written. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public OutputStream openOutputStream() {
    return new ByteArrayOutputStream() {
      @Override
      public void close() throws IOException {
        bytes = toByteArray();
      }
    };
  }
}
