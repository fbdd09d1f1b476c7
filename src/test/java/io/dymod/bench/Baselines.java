package io.dymod.bench;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
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

  /** An event of the system, a read, a define, and a volatile field: the least there can be. */
  static final class LeastOfTheJdk implements Contender {

    private final Path file;
    private final Path aside;
    private final byte[] template;
    private final Map<String, byte[]> files;
    private final WatchService watch;
    private volatile LongSupplier provider;

    LeastOfTheJdk(Path unit, String module) throws IOException {
      this.file = unit.resolve(GeneratedModules.answerFile(module, "class"));
      this.aside = unit.resolveSibling(module + ".aside");
      this.files = GeneratedModules.files(unit);
      this.template = Files.readAllBytes(file);
      this.provider = BareDefine.provider(LongSupplier.class, files);
      this.watch = file.getFileSystem().newWatchService();
      file.getParent().register(watch, ENTRY_CREATE);
      Thread thread = new Thread(this::follow, "least of the JDK");
      thread.setDaemon(true);
      thread.start();
    }

    private void follow() {
      try {
        while (true) {
          WatchKey key = watch.take();
          key.pollEvents();
          key.reset();
          files.put(
              file.getParent().getFileName() + "/" + file.getFileName(), Files.readAllBytes(file));
          provider = BareDefine.provider(LongSupplier.class, files);
        }
      } catch (ClosedWatchServiceException | IOException | InterruptedException end) {
        // Closed.
      }
    }

    @Override
    public long change(long number) throws IOException {
      Files.write(aside, GeneratedModules.numbered(template, number));
      long made = System.nanoTime();
      Files.move(aside, file, ATOMIC_MOVE, REPLACE_EXISTING);
      return made;
    }

    @Override
    public long answer() {
      return provider.getAsLong();
    }

    @Override
    public void close() throws IOException {
      watch.close();
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
