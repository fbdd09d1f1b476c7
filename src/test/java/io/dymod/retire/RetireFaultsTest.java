package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import io.dymod.load.Candidate;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Live;
import io.dymod.load.Snapshot;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.retire.pin.Suspect;
import io.dymod.scope.Deadline;
import io.dymod.scope.OwnedResource;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in a step of retiring is that step's alone. */
class RetireFaultsTest {

  private static final Limits LIMITS =
      new Limits(Duration.ZERO, Duration.ofMillis(200), Duration.ofMillis(1), 1, false);

  @TempDir Path work;
  private final GenerationLoader loader =
      new GenerationLoader(
          ModuleLayer.boot(), Duration.ofSeconds(60), Live.NOTHING, Optional.empty());
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<ClassLoader> kept = new ArrayList<>();
  private final AtomicInteger dumps = new AtomicInteger();
  private Snapshot snapshot;

  /** Notes what is told. */
  private final RetirementListener listener =
      new RetirementListener() {
        @Override
        public void retired(String generation, Duration took, List<String> troubles) {
          log.add(generation + " retired " + troubles);
        }

        @Override
        public void leaked(
            String generation,
            Duration age,
            int collections,
            List<Suspect> suspects,
            List<String> path,
            List<String> troubles) {
          log.add(generation + " leaked " + path);
        }
      };

  private final Retirement retirement =
      new Retirement(
          LIMITS,
          List.of(new BadPin()),
          generations -> {
            dumps.incrementAndGet();
            throw new AssertionError("no dump");
          },
          listener);

  /** Fails in each way. */
  private static final class BadPin implements Pin {

    @Override
    public List<String> release(RetiredGeneration gone) {
      throw new StackOverflowError("played");
    }

    @Override
    public List<Suspect> find(RetiredGeneration gone) {
      throw new OutOfMemoryError("played");
    }
  }

  @BeforeEach
  void compile() throws IOException, Refusal {
    TestModules modules = new TestModules(work);
    Path sources = SupplierUnit.write(modules, "faulty", "\"\"").sources();
    Path classes = modules.compile(sources, work.resolve("classes"));
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("module-info.class", "faulty/impl/Text.class")) {
      files.put(name, Files.readAllBytes(classes.resolve(name)));
    }
    snapshot = Snapshot.of(classes, Content.of(files), Optional.empty());
  }

  @AfterEach
  void close() {
    retirement.close(List.of(), Duration.ZERO, Deadline.none());
  }

  private Candidate candidate() throws Refusal {
    Candidate candidate = loader.define(snapshot, List.of(), List.of(), "faulty"::equals);
    candidate.owned().add(OwnedResource.of(log, "closing", () -> log.add(candidate + " closed")));
    return candidate;
  }

  /** It must have no frame here that refers to the generation, unless it is kept. */
  private void discard(boolean keep) throws Refusal {
    Candidate candidate = candidate();
    if (keep) {
      kept.add(candidate.loader());
    }
    retirement.discard(candidate);
  }

  private void collect() throws Exception {
    retirement.collect().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aDumpThatFailsIsTriedOnceForEachLeak() throws Exception {
    discard(true);
    collect();
    assertThat(log)
        .containsExactly(
            "faulty#1 closed",
            "faulty#1 leaked [it can't be found: java.lang.AssertionError: no dump]");
    discard(true);
    collect();
    collect();
    assertThat(log)
        .hasSize(4)
        .endsWith(
            "faulty#2 closed",
            "faulty#2 leaked [it can't be found: java.lang.AssertionError: no dump]");
    assertThat(dumps).hasValue(2);
  }

  @Test
  void whatComesAfterTheEndIsClosedTooAndNobodyWaitsForIt() throws Exception {
    close();
    collect();
    discard(false);
    Await.until(log::toString, () -> log.contains("faulty#1 closed"));
    collect();
  }

  @Test
  void interruptsDoNotEndTheThread() throws Exception {
    discard(true);
    collect();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("dymod-retire")) {
        for (int blow = 0; blow < 100; blow++) {
          thread.interrupt();
        }
      }
    }
    discard(true);
    collect();
    assertThat(log).contains("faulty#2 closed");
  }
}
