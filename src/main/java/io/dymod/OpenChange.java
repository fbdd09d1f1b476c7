package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that is different on disk from what serves, until it serves or is undone. */
final class OpenChange {

  private static final Failure NONE = new Failure(Stage.READ, "");

  private final String unit;
  private final Path path;
  private final Optional<Draft> draft;
  private final Instant decision;
  private Failure failure = NONE;
  private String told = "";
  private boolean tried;

  /**
   * A change that has just been seen.
   *
   * @param unit the name of the unit concerned
   * @param path its place
   * @param draft what lies there, as far as it could be understood
   * @param patience for how long it may still be in the making
   */
  OpenChange(String unit, Path path, Optional<Draft> draft, Duration patience) {
    this.unit = unit;
    this.path = path;
    this.draft = draft;
    this.decision = Instant.now().plus(patience);
  }

  String unit() {
    return unit;
  }

  Path path() {
    return path;
  }

  Optional<Draft> draft() {
    return draft;
  }

  /** When it is to be decided whether it is as it is meant to be. */
  Instant decision() {
    return decision;
  }

  /** Why it can't serve. */
  Failure failure() {
    return failure;
  }

  /** Why it can't serve, in words; empty as long as nothing is known against it. */
  String reason() {
    return failure.reason();
  }

  /** Whether its reason has been told. */
  boolean isRejected() {
    return !reason().isEmpty() && told.equals(essence(reason()));
  }

  /** Whether it has been tried since it was due. */
  boolean wasTried() {
    return tried;
  }

  boolean isDue(Instant now) {
    return !now.isBefore(decision);
  }

  /** Notes why it can't serve. Another reason than the one that was told is told once more. */
  void refuse(Failure why) {
    failure = why;
    tried = true;
  }

  /** Notes that its reason is told. */
  void reject() {
    told = essence(reason());
  }

  /** A reason less what is different at each try: numbers of generations, and identities. */
  private static String essence(String reason) {
    return reason.replaceAll("#\\d+|@[0-9a-f]+", "");
  }
}
