package io.dymod.bench;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import io.dymod.agent.Agent;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.function.LongSupplier;

/** What Dymod is compared with. */
final class Baselines {

  private Baselines() {}

  /** Follows a class file by events of the system, and brings it in at once. */
  abstract static class Following implements Contender {

    private final Path file;
    private final Path aside;
    private final byte[] template;
    private final WatchService watch;

    Following(Path unit, String module) throws IOException {
      this.file = unit.resolve(GeneratedModules.answerFile(module, "class"));
      this.aside = unit.resolveSibling(module + ".aside");
      this.template = Files.readAllBytes(file);
      this.watch = file.getFileSystem().newWatchService();
      file.getParent().register(watch, ENTRY_CREATE);
    }

    /** Begins to follow, once all is there that {@link #take} needs. */
    final void begin() {
      Thread thread = new Thread(this::follow, getClass().getSimpleName());
      thread.setDaemon(true);
      thread.start();
    }

    private void follow() {
      try {
        while (true) {
          WatchKey key = watch.take();
          key.pollEvents();
          key.reset();
          take(Files.readAllBytes(file));
        }
      } catch (ClosedWatchServiceException | IOException | InterruptedException end) {
        // Closed.
      }
    }

    abstract void take(byte[] classFile);

    @Override
    public long change(long number) throws IOException {
      Files.write(aside, GeneratedModules.numbered(template, number));
      long made = System.nanoTime();
      Files.move(aside, file, ATOMIC_MOVE, REPLACE_EXISTING);
      return made;
    }

    @Override
    public void close() throws IOException {
      watch.close();
    }
  }

  /** An event of the system, a read, a define, and a volatile field: the least there can be. */
  static final class LeastOfTheJdk extends Following {

    private final String answer;
    private final Map<String, byte[]> files;
    private volatile LongSupplier provider;

    LeastOfTheJdk(Path unit, String module) throws IOException {
      super(unit, module);
      this.answer = GeneratedModules.answerFile(module, "class");
      this.files = GeneratedModules.files(unit);
      this.provider = BareDefine.provider(LongSupplier.class, files);
      begin();
    }

    @Override
    void take(byte[] classFile) {
      files.put(answer, classFile);
      provider = BareDefine.provider(LongSupplier.class, files);
    }

    @Override
    public long answer() {
      return provider.getAsLong();
    }
  }

  /** An event of the system, a read, and a redefinition of the class that is loaded. */
  static final class HotSwap extends Following {

    private final LongSupplier provider;
    private final Instrumentation instrumentation = Agent.instrumentation().orElseThrow();

    HotSwap(Path unit, String module) throws IOException {
      super(unit, module);
      this.provider = BareDefine.provider(LongSupplier.class, GeneratedModules.files(unit));
      begin();
    }

    @Override
    void take(byte[] classFile) {
      try {
        instrumentation.redefineClasses(new ClassDefinition(provider.getClass(), classFile));
      } catch (UnmodifiableClassException | ClassNotFoundException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public long answer() {
      return provider.getAsLong();
    }
  }

  /** {@link SixtyLineReloader} and a jar. */
  static final class SixtyLines implements Contender {

    private final ModuleJar jar;
    private final SixtyLineReloader<LongSupplier> reloader;
    private final LongSupplier service;

    SixtyLines(ModuleJar jar) throws IOException {
      this.jar = jar;
      this.reloader = new SixtyLineReloader<>(jar.path().getParent(), LongSupplier.class);
      this.service = reloader.service();
    }

    @Override
    public long change(long number) throws IOException {
      return jar.replace(number);
    }

    @Override
    public long answer() {
      return service.getAsLong();
    }

    @Override
    public void close() throws IOException {
      reloader.close();
    }
  }
}
