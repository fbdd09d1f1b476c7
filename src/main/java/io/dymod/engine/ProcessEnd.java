package io.dymod.engine;

import io.dymod.DymodException;
import io.dymod.Settings;
import io.dymod.scope.Deadline;
import io.dymod.scope.DymodThread;
import io.dymod.scope.Log;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.TimeLimited;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is ended when the JVM shuts down, or before. Nothing is registered with the JVM until there
 * is something to end.
 */
public final class ProcessEnd implements Consumer<OwnedResources> {

  /** The last tenth is for saying what is given up, the one before for giving it up. */
  private static final int PARTS = 10;

  private final OwnedResources owned;
  private final Optional<Settings> settings;
  private Optional<Thread> hook = Optional.empty();

  /**
   * Nothing to end yet. How long the end may take, the system properties say then.
   *
   * @param owner whose it is, in words
   */
  public ProcessEnd(String owner) {
    this(owner, Optional.empty());
  }

  /**
   * Nothing to end yet.
   *
   * @param owner whose it is, in words
   * @param settings say how long the end may take
   */
  public ProcessEnd(String owner, Settings settings) {
    this(owner, Optional.of(settings));
  }

  private ProcessEnd(String owner, Optional<Settings> settings) {
    this.owned = new OwnedResources(owner, this);
    this.settings = settings;
  }

  /** What is to be ended. */
  public OwnedResources owned() {
    return owned;
  }

  /** Told when there is something to end for the first time. */
  @Override
  public synchronized void accept(OwnedResources list) {
    hook = Optional.of(register(owned.owner(), this::settings, this::end));
  }

  private Settings settings() {
    return settings.orElseGet(ProcessEnd::propertiesOrDefaults);
  }

  private static Settings propertiesOrDefaults() {
    try {
      return Settings.fromSystemProperties();
    } catch (DymodException unreadable) {
      return Settings.builder().build();
    }
  }

  /** Ends everything now. */
  public void close() {
    end(Deadline.none());
    synchronized (this) {
      hook.ifPresent(ProcessEnd::unregister);
      hook = Optional.empty();
    }
  }

  /**
   * Ends everything, as the JVM shuts down.
   *
   * @param deadline until when
   */
  public void end(Deadline deadline) {
    Duration closing = settings().closing();
    String owner = owned.owner();
    for (Optional<OwnedResource> next = owned.next(true);
        next.isPresent();
        next = owned.next(true)) {
      TimeLimited.run(owner, next.get(), deadline.share(closing))
          .ifPresent(trouble -> Log.warn("{} ends, but {}", owner, trouble));
    }
  }

  /**
   * Has something done when the JVM shuts down. Once it does, it is too late, and nothing happens.
   *
   * @param owner whose it is, in words
   * @param settings asked then how long the end of the JVM may be held up
   * @param end what is done; by the deadline it is given, or it is given up
   * @return to be given to {@link #unregister}
   */
  public static Thread register(String owner, Supplier<Settings> settings, Consumer<Deadline> end) {
    Thread hook =
        DymodThread.aside("dymod-shutdown", () -> shutDown(owner, settings.get().shutdown(), end));
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      Log.debug("the JVM is shutting down already");
    }
    return hook;
  }

  /** The JVM ends when its hooks have returned. So this one does, whatever the units do. */
  private static void shutDown(String owner, Duration limit, Consumer<Deadline> end) {
    Duration part = limit.dividedBy(PARTS);
    Deadline deadline = Deadline.in(limit.minus(part.multipliedBy(2)));
    TimeLimited.run(
            "at the end",
            "closing",
            limit.minus(part),
            () -> {
              end.accept(deadline);
              return Optional.empty();
            })
        .ifPresent(trouble -> Log.warn("{} ends, but {}", owner, trouble));
    Log.flush(part);
  }

  /** Forgets what was registered, so that the JVM keeps nothing alive for it. */
  public static void unregister(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      Log.debug("the JVM is shutting down already");
    }
  }
}
