package io.dymod.scope;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.dymod.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A logger that throws or blocks stops nobody who has something to say. */
class LogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.dymod");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  /** Does what the line says. */
  private final UnsynchronizedAppenderBase<ILoggingEvent> appender =
      new UnsynchronizedAppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          String line = event.getFormattedMessage();
          if (line.equals("throw")) {
            throw new AssertionError("a bad logger");
          }
          if (line.equals("block")) {
            Uninterrupted.await(Duration.ofSeconds(60), nanos -> isOpen());
          }
          lines.add(line);
        }
      };

  private boolean isOpen() throws InterruptedException {
    gate.await();
    return true;
  }

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
  }

  @AfterEach
  void stop() {
    gate.countDown();
    logger.detachAppender(appender);
  }

  @Test
  void aLineIsWrittenWhenTheCallReturns() {
    Log.info("{} of {}", "one", "two");
    assertThat(lines).containsExactly("one of two");
  }

  @Test
  void aLoggerThatThrowsIsSurvived() {
    Log.warn("throw");
    Log.warn("next");
    assertThat(lines).containsExactly("next");
  }

  @Test
  void aLoggerThatBlocksHoldsUpNobodyAndGetsTheRestLater() {
    Log.warn("block");
    Log.warn("next");
    assertThat(lines).isEmpty();
    gate.countDown();
    Await.until(lines::toString, () -> lines.size() == 2);
    assertThat(lines).containsExactly("block", "next");
  }
}
