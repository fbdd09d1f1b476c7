package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Retired;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port goes from one generation to the next, and back if the next one fails. */
class ExclusiveTest {

  private static final String PORT = "dymod.test.port";

  @TempDir Path work;
  private SupplierUnit unit;
  private int port;
  private Host host;

  @BeforeEach
  void open() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }
    System.setProperty(PORT, String.valueOf(port));
    unit = SupplierUnit.write(new TestModules(work), "server", "\"\"");
    unit.declare(
        "module server { requires io.dymod; exports server.impl; provides java.util.function.Supplier with server.impl.Text; }");
    serve("first", "", "");
    ExclusiveTest.class.getModule().addUses(Supplier.class);
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(work.resolve("sources"))
                .auto(false)
                .patience(Duration.ofMillis(1))
                .rehearsal(Duration.ofSeconds(60))
                .build());
  }

  @AfterEach
  void close() {
    host.close();
    System.clearProperty(PORT);
  }

  /** A server that sends its name to whoever connects. */
  private void serve(String name, String atTake, String afterBinding) {
    TestModules.write(
        unit.sources(),
        "server/impl/Text.java",
        """
        package server.impl;
        import java.net.*;
        public class Text implements java.util.function.Supplier<String>, io.dymod.Exclusive {
          private ServerSocket socket;
          private Thread acceptor;
          public String get() { return "%s"; }
          @Override public void take() throws Exception {
            %s
            socket = new ServerSocket(Integer.getInteger("dymod.test.port"), 10, InetAddress.getLoopbackAddress());
            %s
            acceptor = io.dymod.Dymod.scope().start("server", this::accept);
          }
          private void accept() {
            try {
              while (true) {
                try (Socket caller = socket.accept()) { caller.getOutputStream().write("%s".getBytes()); }
              }
            } catch (java.io.IOException closed) { }
          }
          @Override public void release() throws Exception {
            if (socket != null) { socket.close(); }
            if (acceptor != null) { acceptor.join(); }
          }
        }
        """
            .formatted(name, atTake, afterBinding, name));
  }

  private String connect() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void itIsPassedOnBeforeTheSwap() throws IOException {
    assertThat(connect()).isEqualTo("first");
    serve("second", "", "");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(connect()).isEqualTo("second");
    assertThat(host.collect()).hasExactlyElementsOfTypes(Retired.class);
    assertThat(connect()).isEqualTo("second");
  }

  @Test
  void theOldOneHasItBackWhenTheNewOneFails() throws IOException {
    serve("second", "", "if (socket != null) throw new java.io.IOException(\"no grass\");");
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(outcomes.get(0).message())
        .isEqualTo(
            """
            server rejected: what only one generation can have was not passed on, because of server#2: server.impl.Text.take(): java.io.IOException: no grass
            server#1 has taken it back
            server#1 keeps serving""");
    assertThat(connect()).isEqualTo("first");
    assertThat(host.service(Supplier.class).get()).isEqualTo("first");
    serve("third", "", "");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(connect()).isEqualTo("third");
  }

  @Test
  void aChangeThatFailsBeforeDoesNotTouchIt() throws IOException {
    serve("second", "", "nonsense");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(connect()).isEqualTo("first");
  }

  @Test
  void closingReleasesIt() {
    host.close();
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }

  @Test
  void aRemovedUnitReleasesIt() {
    TestModules.delete(unit.sources());
    Await.until(
        () -> "the removal",
        () -> {
          host.reload();
          return host.units().isEmpty();
        });
    assertThat(host.collect()).hasExactlyElementsOfTypes(Retired.class);
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }
}
