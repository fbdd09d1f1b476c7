package io.dymod.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** A file that the compiler finds in memory, or leaves there. */
final class MemoryFile extends SimpleJavaFileObject {

  private final String name;
  private final Charset charset;
  private byte[] bytes;

  private MemoryFile(URI uri, Kind kind, String name, byte[] bytes, Charset charset) {
    super(uri, kind);
    this.name = name;
    this.bytes = bytes;
    this.charset = charset;
  }

  /** A source file, by its name below its root; the URI is that of the file on disk. */
  static MemoryFile source(URI uri, String name, byte[] bytes, Charset charset) {
    return new MemoryFile(uri, Kind.SOURCE, name, bytes, charset);
  }

  /** A class file that exists, by its binary name. */
  static MemoryFile classFile(String module, String binaryName, byte[] bytes) {
    String path = module + "/" + binaryName.replace('.', '/') + ".class";
    return new MemoryFile(uri(path), Kind.CLASS, binaryName, bytes, StandardCharsets.UTF_8);
  }

  /** A class or source file that is about to be written, by its binary name. */
  static MemoryFile output(String binaryName, Kind kind) {
    String path = "output/" + binaryName.replace('.', '/') + kind.extension;
    return new MemoryFile(uri(path), kind, binaryName, new byte[0], StandardCharsets.UTF_8);
  }

  /** A resource that is about to be written, by its path. */
  static MemoryFile resource(String path) {
    return new MemoryFile(
        uri("output/" + path), Kind.OTHER, path, new byte[0], StandardCharsets.UTF_8);
  }

  private static URI uri(String path) {
    return URI.create("memory:///" + path);
  }

  /** The name it was made with; of a class file dots, and dollar signs for nesting, stand in it. */
  String name() {
    return name;
  }

  /** What it holds, or what has been written. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return new String(bytes, charset);
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public OutputStream openOutputStream() {
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        bytes = toByteArray();
      }
    };
  }
}
