package io.dymod.retire.pin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Virtual threads, which no list of threads names. From JDK 21 on the virtual machine can write
 * their stacks into a file, where the module {@code jdk.management} is there. It knows those that
 * are mounted or parked, however they were started, unless {@code jdk.trackAllThreads} is off.
 */
public final class VirtualThreads implements Pin {

  private static final int FRAMES_SHOWN = 6;

  /** What a handle calls before it calls a provider. */
  private static final String CONNECTING = "(io\\.dymod[/@]|java\\.base/java\\.lang\\.invoke\\.).*";

  /**
   * A virtual thread.
   *
   * @param name its name, or number
   * @param frames its stack, the innermost frame first, as in stack traces
   */
  private record Stacked(String name, List<String> frames) {

    boolean has(String generation) {
      return frames.stream().anyMatch(frame -> frame.startsWith(generation + "/"));
    }

    boolean isVisiting(String generation) {
      int outermost = -1;
      for (int index = 0; index < frames.size(); index++) {
        if (frames.get(index).startsWith(generation + "/")) {
          outermost = index;
        }
      }
      return outermost >= 0
          && frames.subList(outermost + 1, frames.size()).stream().anyMatch(Stacked::isOfSomebody);
    }

    /** Whether a call has gone into a handle, and not come to whatever provider yet. */
    boolean isAtTheDoor() {
      int door = 0;
      while (door < frames.size() && !isOfSomebody(frames.get(door))) {
        door++;
      }
      return door < frames.size()
          && frames.get(door).startsWith(Stack.HANDLE + "/")
          && (door == 0 || frames.get(door - 1).matches(CONNECTING));
    }

    private static boolean isOfSomebody(String frame) {
      return !frame.matches("(java|jdk|io\\.dymod)[./@].*");
    }

    String words() {
      return "virtual thread "
          + name
          + " runs its code"
          + frames.stream()
              .limit(FRAMES_SHOWN)
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining());
    }
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return all().stream()
        .filter(thread -> thread.has(retired.name()))
        .map(
            thread ->
                new Suspect(
                    thread.words(),
                    "end it when the provider is closed: add what it waits for, or the executor that started it, to Dymod.scope()"))
        .toList();
  }

  /**
   * Whether somebody's virtual thread has called a generation and is not back, or is on its way
   * through a handle and may be about to come in.
   */
  public static boolean isAnyVisiting(String generation) {
    return all().stream().anyMatch(thread -> thread.isVisiting(generation) || thread.isAtTheDoor());
  }

  private static List<Stacked> all() {
    if (!Diagnostics.isThere() || !Diagnostics.canDumpThreads()) {
      return List.of();
    }
    try {
      Path directory = Files.createTempDirectory("dymod-threads");
      Path file = directory.resolve("threads.txt");
      try {
        Diagnostics.dumpThreads(file);
        return parse(Files.readString(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException | UncheckedIOException unwritable) {
      return List.of();
    }
  }

  /** Threads are set apart by empty lines; the first line names the thread, and says its kind. */
  private static List<Stacked> parse(String dump) {
    return Arrays.stream(dump.split("\\R\\s*\\R"))
        .map(String::strip)
        .filter(block -> block.lines().findFirst().filter(head -> isVirtual(head)).isPresent())
        .map(
            block ->
                new Stacked(
                    block.lines().findFirst().orElseThrow().replaceAll("\\s+virtual.*", ""),
                    block.lines().skip(1).map(VirtualThreads::frame).toList()))
        .toList();
  }

  private static boolean isVirtual(String head) {
    return head.startsWith("#") && head.matches(".*\\svirtual(\\s.*)?");
  }

  private static String frame(String line) {
    return line.strip().replaceFirst("^at ", "");
  }
}
