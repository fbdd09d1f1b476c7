package io.dymod.change;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads a place between two looks that agree, so that what is read is one state and not a mixture.
 * Files that have surely not changed since they were last read are not read again. Whatever goes
 * wrong with one place is said of that place, and reading ends in bounded time, whatever is written
 * there meanwhile.
 */
public final class PlaceReader {

  /** A place that still changes then is left to a later look, so that others need not wait. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final int ATTEMPTS = 3;

  private final Duration quiet;
  private final Reach reach;
  private final InstantSource clock;
  private Permissions permissions;

  /**
   * A reader.
   *
   * @param quiet how long to wait before reading a place again that changes meanwhile
   * @param reach from where it may read, and how much
   */
  public PlaceReader(Duration quiet, Reach reach) {
    this(quiet, reach, InstantSource.system());
  }

  /** The same by another clock, which is compared with the times of files. */
  PlaceReader(Duration quiet, Reach reach, InstantSource clock) {
    this.quiet = quiet;
    this.reach = reach;
    this.clock = clock;
    this.permissions = reach.permissions();
  }

  /** Begins a look at some places. In its course it is found out once who can write to what. */
  public void begin() {
    permissions = reach.permissions();
  }

  /**
   * Reads a place.
   *
   * @param before what was read there before
   * @return what is there; or that it can't be read, or does not stop to change
   */
  public Place read(Origin origin, Optional<Place> before) throws InterruptedException {
    Instant looked = clock.instant();
    try {
      return read(origin, before, looked);
    } catch (ClosedByInterruptException interrupted) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException failure) {
      return unreadable(origin, Listing.EMPTY, looked, FileProblem.words(failure));
    } catch (OutOfMemoryError full) {
      return unreadable(
          origin,
          Listing.EMPTY,
          looked,
          "it does not fit into the memory beside what is there (%s): leave out what the program does not need, or give it more with -Xmx"
              .formatted(full.getMessage()));
    } catch (RuntimeException | Error fault) {
      return unreadable(origin, Listing.EMPTY, looked, Refusal.words(fault));
    }
  }

  private Place read(Origin origin, Optional<Place> before, Instant looked)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Reading reading = new Reading(origin, before.filter(Place::isRead), reach.limit());
    Listing listing = list(origin);
    for (int attempt = 1; ; attempt++) {
      Optional<IOException> failure = attempt(reading, listing);
      Listing after = list(origin);
      if (listing.equals(after)) {
        return place(origin, listing, looked, reading, failure);
      }
      if (attempt >= ATTEMPTS && System.nanoTime() - start > PATIENCE.toNanos()) {
        return Place.unsettled(origin, after, looked, after.differencesFrom(listing));
      }
      TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
      listing = after;
    }
  }

  /** What goes wrong counts if nothing has changed meanwhile. */
  private static Optional<IOException> attempt(Reading reading, Listing listing)
      throws ClosedByInterruptException {
    try {
      if (listing.danger().isEmpty()) {
        reading.attempt(listing);
      }
      return Optional.empty();
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException failure) {
      return Optional.of(failure);
    }
  }

  private static Place place(
      Origin origin,
      Listing listing,
      Instant looked,
      Reading reading,
      Optional<IOException> failure)
      throws IOException {
    if (!listing.danger().isEmpty()) {
      return Place.unreadable(origin, listing, looked, listing.danger());
    }
    if (failure.isEmpty()) {
      return new Place(origin, listing, looked, reading.content(), reading.sources(), "");
    }
    if (failure.get() instanceof BadContent bad) {
      return unreadable(origin, listing, looked, bad.getMessage());
    }
    throw failure.get();
  }

  /**
   * A place that can't be read.
   *
   * @param listing what lies there, if that is why; nothing if it may become readable by itself
   */
  private static Place unreadable(Origin origin, Listing listing, Instant looked, String why) {
    String problem = "%s can't be read: %s".formatted(Printable.name(origin.path()), why);
    return Place.unreadable(origin, listing, looked, problem);
  }

  private Listing list(Origin origin) throws IOException {
    Optional<String> leadsOut = reach.problem(origin.path());
    return leadsOut.isPresent()
        ? Listing.forbidden(leadsOut.get())
        : Listing.of(origin, permissions);
  }

  /**
   * Whether a look shows that a place may hold something else than what was read there.
   *
   * @param sure whether each change has to be seen; otherwise one is missed that leaves the size
   *     and the time of a file as they were, where the file system keeps no other time
   */
  boolean mayHaveChanged(Origin origin, Place before, boolean sure) {
    try {
      if (!before.origin().equals(origin)) {
        return true;
      }
      Listing now = list(origin);
      return !(sure ? before.isProvenBy(now) : before.isLikelyBy(now));
    } catch (IOException | RuntimeException unreadable) {
      return true;
    }
  }
}
