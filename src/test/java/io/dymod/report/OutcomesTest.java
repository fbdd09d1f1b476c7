package io.dymod.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Stage;
import io.dymod.Subscription;
import io.dymod.Unit;
import io.dymod.scope.Uninterrupted;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each change ends in one outcome, which everybody who listens is told. */
class OutcomesTest {

  @TempDir Path work;
  private SupplierUnit unit;
  private Host host;
  private final List<Outcome> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    unit = SupplierUnit.write(new TestModules(work), "one", "\"1\"");
    OutcomesTest.class.getModule().addUses(Supplier.class);
    host = Host.open(Settings.builder().mode(Mode.DEV).path(unit.sources()).auto(false).build());
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void aLateSubscriberIsToldTheLastOne() {
    host.onReload(told::add);
    Await.until(told::toString, () -> told.size() == 1);
    assertThat(told.get(0).message())
        .matches("one#1 live in \\d+ ms \\(compile \\d+, load \\d+\\)");
  }

  @Test
  void whatIsToldIsWhatReloadReturns() {
    unit.supply("\"2\"");
    List<Outcome> returned = host.reload();
    host.onReload(told::add);
    Await.until(told::toString, () -> !told.isEmpty());
    assertThat(told).isEqualTo(returned);
    Outcome.Swapped swapped = (Outcome.Swapped) returned.get(0);
    assertThat(swapped.units()).extracting(Unit::toString).containsExactly("one#2");
    assertThat(swapped.files().get("one")).containsExactly("one/impl/Text.java");
    assertThat(swapped.took()).containsOnlyKeys(Stage.values());
    assertThat(swapped.units()).isEqualTo(host.units());
    assertThat(swapped.units().get(0).services()).containsExactly("java.util.function.Supplier");
    assertThat(swapped.units().get(0).location()).isEqualTo(unit.sources());
  }

  @Test
  void nobodyIsToldAfterClosingTheSubscription() {
    Subscription subscription = host.onReload(told::add);
    Await.until(told::toString, () -> told.size() == 1);
    subscription.close();
    subscription.close();
    List<Outcome> others = new CopyOnWriteArrayList<>();
    host.onReload(others::add);
    unit.supply("\"2\"");
    host.reload();
    Await.until(others::toString, () -> others.size() == 2);
    assertThat(told).hasSize(1);
  }

  @Test
  void whatWaitsToBeToldIsNotToldAfterClosingTheSubscription() {
    CountDownLatch gate = new CountDownLatch(1);
    host.onReload(outcome -> Uninterrupted.await(Duration.ofSeconds(60), nanos -> passes(gate)));
    Subscription subscription = host.onReload(told::add);
    unit.supply("\"2\"");
    host.reload();
    subscription.close();
    List<Outcome> others = new CopyOnWriteArrayList<>();
    host.onReload(others::add);
    gate.countDown();
    Await.until(others::toString, () -> !others.isEmpty());
    assertThat(told).isEmpty();
  }

  private static boolean passes(CountDownLatch gate) throws InterruptedException {
    gate.await();
    return true;
  }

  @Test
  void aListenerMayCloseItsOwnSubscription() {
    CompletableFuture<Subscription> own = new CompletableFuture<>();
    own.complete(
        host.onReload(
            outcome -> {
              told.add(outcome);
              own.join().close();
            }));
    unit.supply("\"2\"");
    host.reload();
    List<Outcome> others = new CopyOnWriteArrayList<>();
    host.onReload(others::add);
    Await.until(others::toString, () -> !others.isEmpty());
    assertThat(told).hasSize(1);
  }

  @Test
  void closingASubscriptionWaitsForTheCallThatIsBeingMade() {
    CountDownLatch called = new CountDownLatch(1);
    Subscription subscription =
        host.onReload(
            outcome -> {
              called.countDown();
              Await.until(() -> "the closing", () -> isClosing());
              told.add(outcome);
            });
    Uninterrupted.await(Duration.ofSeconds(60), nanos -> passes(called));
    subscription.close();
    assertThat(told).hasSize(1);
  }

  private static boolean isClosing() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(
            frame ->
                frame.getClassName().equals("io.dymod.report.Listener")
                    && frame.getMethodName().equals("end"));
  }

  @Test
  void interruptsDoNotSilenceListeners() {
    host.onReload(
        outcome -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted");
        });
    host.onReload(told::add);
    Await.until(told::toString, () -> told.size() == 1);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dymod-listeners"))
        .forEach(Thread::interrupt);
    unit.supply("\"2\"");
    host.reload();
    Await.until(told::toString, () -> told.size() == 2);
  }

  @Test
  void aListenerThatThrowsHurtsNobody() {
    host.onReload(
        outcome -> {
          throw new IllegalStateException("a bad listener");
        });
    host.onReload(told::add);
    unit.supply("\"2\"");
    host.reload();
    Await.until(told::toString, () -> told.size() == 2);
    assertThat(host.service(Supplier.class).get()).isEqualTo("2");
  }

  @Test
  void aListenerThatBlocksHoldsUpNoReload() {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    host.onReload(
        outcome -> {
          called.countDown();
          Uninterrupted.await(Duration.ofSeconds(60), nanos -> passes(end));
          told.add(outcome);
        });
    Uninterrupted.await(Duration.ofSeconds(60), nanos -> passes(called));
    unit.supply("\"2\"");
    host.reload();
    assertThat(host.service(Supplier.class).get()).isEqualTo("2");
    assertThat(told).isEmpty();
    end.countDown();
    Await.until(told::toString, () -> told.size() == 2);
  }

  @Test
  void reloadFromAListenerIsRefused() {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    host.onReload(
        outcome -> {
          try {
            host.reload();
          } catch (IllegalStateException refused) {
            thrown.complete(refused);
          }
        });
    assertThat(thrown.join())
        .hasMessage(
            "reload() was called by a listener of its own outcomes, which would never end: call it from another thread");
  }

  @Test
  void nothingNewIsToldAsUnchanged() {
    assertThat(host.reload()).extracting(Outcome::message).containsExactly("nothing has changed");
    unit.supply("\"1\"");
    assertThat(host.reload())
        .extracting(Outcome::message)
        .containsExactly("one unchanged: the same bytes again");
  }

  @Test
  void afterClosingHandlesGoOnAndReloadSaysSo() {
    Supplier<?> handle = host.service(Supplier.class);
    host.close();
    host.close();
    assertThat(handle.get()).isEqualTo("1");
    assertThat(host.reload())
        .extracting(Outcome::message)
        .containsExactly("nothing is reloaded any more: this host is closed");
  }

  @Test
  void aRequestThatComesDuringAnotherIsServedToo() {
    unit.provider(
        """
        public Text() throws InterruptedException {
          System.setProperty("dymod.test.constructing", "true");
          ((java.util.concurrent.CountDownLatch) System.getProperties().get("dymod.test.gate")).await();
        }
        public String get() { return "2"; }
        """);
    CountDownLatch gate = new CountDownLatch(1);
    System.getProperties().put("dymod.test.gate", gate);
    CompletableFuture<List<Outcome>> first = CompletableFuture.supplyAsync(host::reload);
    awaitConstruction();
    unit.supply("\"3\"");
    List<CompletableFuture<List<Outcome>>> more =
        IntStream.range(0, 8).mapToObj(number -> request()).toList();
    assertThat(first).isNotDone();
    gate.countDown();
    System.getProperties().remove("dymod.test.gate");
    assertThat(first.join()).isNotEmpty();
    more.forEach(request -> assertThat(request.join()).isNotEmpty());
    assertThat(host.service(Supplier.class).get()).isEqualTo("3");
  }

  /** A request that is made when this returns: whoever makes it waits for the answer. */
  private CompletableFuture<List<Outcome>> request() {
    CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    Thread asking = new Thread(() -> answer.complete(host.reload()), "asking");
    asking.start();
    Await.until(
        () -> "an answer is waited for: " + Arrays.toString(asking.getStackTrace()),
        () -> asking.getState() == Thread.State.WAITING);
    return answer;
  }

  private static void awaitConstruction() {
    Await.until(() -> "the construction", () -> Boolean.getBoolean("dymod.test.constructing"));
    System.clearProperty("dymod.test.constructing");
  }

  @Test
  void closingDuringAReloadLetsTheCallerGo() {
    unit.provider(
        """
        public Text() {
          System.setProperty("dymod.test.constructing", "true");
          try { Thread.sleep(60_000); } catch (InterruptedException end) { }
        }
        public String get() { return ""; }
        """);
    Set<Thread> others = constructing();
    CompletableFuture<List<Outcome>> reload = CompletableFuture.supplyAsync(host::reload);
    awaitConstruction();
    host.close();
    assertThat(reload.join())
        .extracting(Outcome::message)
        .containsExactly("nothing is reloaded any more: this host is closed");
    Await.until(() -> "the end of the construction", () -> others.containsAll(constructing()));
  }

  /** Other tests may have left units behind that hang for good. */
  private static Set<Thread> constructing() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("dymod-rehearsal"))
        .collect(Collectors.toSet());
  }

  @Test
  void listsCannotBeModified() {
    assertThatThrownBy(() -> host.services(Supplier.class).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
