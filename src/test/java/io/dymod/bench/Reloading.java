package io.dymod.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Stage;
import io.dymod.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Dymod, following a change of one kind. */
final class Reloading implements Contender {

  private static final long SECONDS_TO_TELL = 60;

  /** Writes a number to disk; see {@link Contender#change}. */
  interface Change {

    long write(long number) throws IOException;
  }

  private final Host host;
  private final LongSupplier service;
  private final Change change;
  private final Subscription subscription;
  private final BlockingQueue<Outcome> told = new LinkedBlockingQueue<>();

  private Reloading(Settings.Builder settings, String module, Change change) {
    this.change = change;
    Reloading.class.getModule().addUses(LongSupplier.class);
    this.host = Host.open(settings.mode(Mode.DEV).build());
    this.service = host.service(LongSupplier.class, module);
    this.subscription = host.onReload(told::add);
  }

  /** The provider's class file is overwritten, as a compiler does it. */
  static Reloading classFile(Path unit, String module, Settings.Builder settings)
      throws IOException {
    Path file = unit.resolve(GeneratedModules.answerFile(module, "class"));
    byte[] template = Files.readAllBytes(file);
    return new Reloading(
        settings.sources(false),
        module,
        number -> write(file, GeneratedModules.numbered(template, number)));
  }

  /** All files of a module are overwritten. */
  static Reloading allFiles(Path unit, String module, Settings.Builder settings)
      throws IOException {
    Map<String, byte[]> files = GeneratedModules.files(unit);
    String answer = GeneratedModules.answerFile(module, "class");
    byte[] template = files.get(answer);
    return new Reloading(
        settings.sources(false),
        module,
        number -> {
          files.put(answer, GeneratedModules.numbered(template, number));
          long last = 0;
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            last = write(unit.resolve(file.getKey()), file.getValue());
          }
          return last;
        });
  }

  private static long write(Path file, byte[] bytes) throws IOException {
    long before = System.nanoTime();
    Files.write(file, bytes);
    return before;
  }

  /** A jar is renamed over the one before. */
  static Reloading jar(ModuleJar jar, Settings.Builder settings) {
    return new Reloading(settings.sources(false), jar.module(), jar::replace);
  }

  /** The provider's source is saved by an editor that writes in place. */
  static Reloading source(Path sources, String module, int parts, Settings.Builder settings) {
    Path file = sources.resolve(GeneratedModules.answerFile(module, "java"));
    return new Reloading(
        settings,
        module,
        number -> write(file, GeneratedModules.answerText(module, number, parts).getBytes(UTF_8)));
  }

  @Override
  public long change(long number) throws IOException {
    told.clear();
    return change.write(number);
  }

  @Override
  public long answer() {
    return service.getAsLong();
  }

  @Override
  public Map<Stage, Duration> stages() {
    try {
      while (true) {
        Outcome outcome = told.poll(SECONDS_TO_TELL, TimeUnit.SECONDS);
        if (outcome instanceof Outcome.Swapped swapped) {
          return swapped.took();
        } else if (outcome == null) {
          throw new IllegalStateException("a change was live, but nothing was told of it");
        } else if (outcome instanceof Outcome.Rejected) {
          System.err.println("before it was whole: " + outcome.message());
        }
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Makes live what is on disk, where changes are not noticed by themselves. */
  void reload() {
    List<Outcome> outcomes = host.reload();
    if (!(outcomes.get(0) instanceof Outcome.Swapped)) {
      throw new IllegalStateException(outcomes.toString());
    }
  }

  /** Asks for what is ready where nothing is. */
  void reloadNothing() {
    List<Outcome> outcomes = host.reload();
    if (!(outcomes.get(0) instanceof Outcome.Unchanged)) {
      throw new IllegalStateException(outcomes.toString());
    }
  }

  /** Waits until a change is ready to go live. */
  void awaitReady(Duration limit) throws InterruptedException {
    for (Outcome outcome = null; !(outcome instanceof Outcome.Staged); ) {
      outcome = told.poll(limit.toSeconds(), TimeUnit.SECONDS);
      if (outcome == null) {
        throw new IllegalStateException("nothing is ready");
      }
    }
  }

  /** Waits until each generation that has left is collected, and forgets what was told of it. */
  void collect() {
    List<Outcome> leaked =
        host.collect().stream().filter(Outcome.Leaked.class::isInstance).toList();
    if (!leaked.isEmpty()) {
      throw new IllegalStateException(leaked.toString());
    }
    told.clear();
  }

  /** The handle, for calls in a loop. */
  LongSupplier service() {
    return service;
  }

  @Override
  public void close() {
    subscription.close();
    host.close();
  }
}
