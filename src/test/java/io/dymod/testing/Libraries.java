package io.dymod.testing;

import io.dymod.Dymod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where Dymod and the libraries it needs lie, for the module path of other Java processes. */
public final class Libraries {

  private static final List<String> REQUIRED =
      List.of(
          Dymod.class.getName(),
          "org.slf4j.Logger",
          "org.objectweb.asm.ClassWriter",
          "ch.qos.logback.classic.Logger",
          "ch.qos.logback.core.Appender");

  private static final List<String> WATCHING =
      List.of("io.methvin.watcher.DirectoryWatcher", "com.sun.jna.Native");

  private static final List<String> ASSERTING =
      List.of("org.assertj.core.api.Assertions", "net.bytebuddy.ByteBuddy");

  private Libraries() {}

  /** Dymod and what it needs, directory-watcher among it. */
  public static List<Path> all() {
    return Stream.concat(REQUIRED.stream(), WATCHING.stream()).map(Libraries::locate).toList();
  }

  /** Dymod and what it can't do without. */
  public static List<Path> withoutWatching() {
    return REQUIRED.stream().map(Libraries::locate).toList();
  }

  /** What assertions need. */
  static List<Path> assertions() {
    return ASSERTING.stream().map(Libraries::locate).toList();
  }

  /** Dymod's jar, which the virtual machine takes as an agent. */
  private static Path agent() {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"), "dymod-*.jar")) {
      for (Path jar : jars) {
        if (!jar.toString().matches(".*-(sources|javadoc)\\.jar")) {
          return jar.toAbsolutePath();
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException("there is no jar in target: run mvn process-classes");
  }

  /** The option with which a JVM takes it as one. */
  public static String agentOption() {
    return "-javaagent:" + agent();
  }

  private static Path locate(String type) {
    try {
      ClassLoader loader = Libraries.class.getClassLoader();
      return Path.of(
          Class.forName(type, false, loader)
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (ClassNotFoundException | URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
