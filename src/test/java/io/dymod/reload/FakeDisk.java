package io.dymod.reload;

import io.dymod.change.Content;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Listing;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.change.Origin;
import io.dymod.change.Place;
import io.dymod.testing.GeneratedClass;
import io.dymod.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A disk that holds what a test puts there, for as long as the test says that it has been there.
 * Each unit is a jar with a module that provides a {@code Supplier}.
 */
final class FakeDisk implements Reconciliation.Disk {

  private final SortedMap<Path, Entry> entries = new TreeMap<>();
  private final Map<Path, OnDisk.Trouble> troubles = new TreeMap<>();
  private long serials;

  /** The clock by which things have lain there. */
  final ManualClock clock = new ManualClock();

  /** How long the next look takes. */
  Duration look = Duration.ZERO;

  /** Thrown by the next look, if anything. */
  Optional<Error> failure = Optional.empty();

  @Override
  public OnDisk look(Hint hint, Set<Path> serving, boolean isSure) {
    if (failure.isPresent()) {
      Error thrown = failure.get();
      failure = Optional.empty();
      throw thrown;
    }
    OnDisk seen = new OnDisk(entries, troubles);
    clock.pass(look);
    return seen;
  }

  static Path path(String jar) {
    return Path.of("/mods").resolve(jar).toAbsolutePath();
  }

  /** A unit whose provider answers with a text. */
  void put(String jar, Duration age, String module, String answer, String... requires) {
    put(jar, age, content(module, answer, requires), "");
  }

  /** A unit whose helper makes an object of a class that is nowhere, if it is ever called. */
  void putIncomplete(String jar, Duration age, String module, String answer) {
    putWithHelper(jar, age, module, answer, module + "/more/Guest");
  }

  /** A unit with a public class {@code Helper}, which needs another class. */
  void putWithHelper(
      String jar, Duration age, String module, String answer, String needed, String... requires) {
    SortedMap<String, byte[]> files = new TreeMap<>(content(module, answer, requires).entries());
    files.put(module + "/Helper.class", helper(module + "/Helper", needed));
    put(jar, age, Content.of(files), "");
  }

  /** A unit that has another package too. */
  void putWithPackage(
      String jar, Duration age, String module, String answer, String more, String... requires) {
    SortedMap<String, byte[]> files = new TreeMap<>(content(module, answer, requires).entries());
    files.put(more + "/Helper.class", helper(more + "/Helper", "java/lang/Object"));
    put(jar, age, Content.of(files), "");
  }

  private static byte[] helper(String name, String needed) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "make", "()V", null, null);
    method.visitCode();
    method.visitTypeInsn(Opcodes.NEW, needed);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A unit whose class file is cut off. */
  void putBroken(String jar, Duration age, String module, String... requires) {
    SortedMap<String, byte[]> files = new TreeMap<>(content(module, "", requires).entries());
    files.put(module + "/Text.class", new byte[10]);
    put(jar, age, Content.of(files), "");
  }

  /** A place that can't be read. */
  void putUnreadable(String jar, Duration age) {
    put(jar, age, Content.EMPTY, jar + " can't be read");
  }

  /** A place that can't be looked at just now; what is known of it from before stands. */
  void putTrouble(String jar, Duration age) {
    Path path = path(jar);
    Entry entry = new Entry(path, entries.get(path).place(), ++serials, since(age));
    troubles.put(path, new OnDisk.Trouble(entry, jar + " can't be looked at", 0));
  }

  private void put(String jar, Duration age, Content content, String problem) {
    Path path = path(jar);
    Place place =
        new Place(
            new Origin.Jar(path), Listing.EMPTY, Instant.now(), content, Content.EMPTY, problem);
    entries.put(path, new Entry(path, Optional.of(place), ++serials, since(age)));
  }

  void remove(String jar, Duration age) {
    Path path = path(jar);
    entries.put(path, new Entry(path, Optional.empty(), ++serials, since(age)));
  }

  private long since(Duration age) {
    return clock.getAsLong() - age.toNanos();
  }

  private static Content content(String module, String answer, String... requires) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    String name = module + "/Text";
    files.put("module-info.class", GeneratedClass.module(module, name, requires));
    files.put(name + ".class", GeneratedClass.supplier(name, "Text.java", answer));
    return Content.of(files);
  }
}
