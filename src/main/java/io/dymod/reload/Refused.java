package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A state of a place that was refused.
 *
 * @param unit the unit that it is, or would be
 * @param successor the unit that would have its place, if it is to make room for one
 * @param entry the state of the place
 * @param failure why
 * @param basis all that the refusal depends on: while it is the same there is no use in trying
 *     again
 * @param services the services that it declares to provide, as they are written; nothing where its
 *     declaration can't be read
 * @param isOwn whether it was found in this unit itself; otherwise in one that has to go with it
 * @param isReported whether it has been reported; until then it may be half written
 */
record Refused(
    String unit,
    Optional<String> successor,
    Entry entry,
    Failure failure,
    Basis basis,
    Optional<Set<String>> services,
    boolean isOwn,
    boolean isReported) {

  /** A place that can't even be tried. */
  static Refused untried(String unit, Entry entry, Failure failure) {
    return new Refused(
        unit, Optional.empty(), entry, failure, Basis.ITSELF, Optional.empty(), true, false);
  }

  /** The units that it keeps as they are: the one, and the one that would have its place. */
  List<String> units() {
    return Stream.concat(Stream.of(unit), successor.stream()).toList();
  }

  Path path() {
    return entry.path();
  }

  /** Whether it is about this state of its place. */
  boolean concerns(Entry found) {
    return entry.serial() == found.serial();
  }

  /** Whether it is about a unit that was to leave, as nothing of it is left at its place. */
  boolean isOfDeparture(String name) {
    return isOfDeparture() && unit.equals(name);
  }

  private boolean isOfDeparture() {
    return entry.isAbsent() || successor.isPresent();
  }

  /** Whether it is about an earlier state than this, or about this very one. */
  boolean isPast(Entry found) {
    return entry.serial() <= found.serial();
  }

  /**
   * Whether this has been reported of the same state of the place already. Why a unit can't leave
   * may change with whatever needs it; that is no news of the unit.
   */
  boolean isReportedLike(Refused other) {
    return isReported
        && concerns(other.entry)
        && (isOfDeparture() || failure.isLike(other.failure));
  }

  /**
   * Whether it is of what a unit should be made from instead of what serves. What can't even be
   * tried at another place is not.
   */
  boolean isOfNewerVersionOf(LiveUnit live) {
    return unit.equals(live.name()) && (path().equals(live.path()) || basis != Basis.ITSELF);
  }

  /** The same; if it was found elsewhere, for another reason. A doubt is kept, for it will pass. */
  Refused orBecause(Failure other) {
    return isOwn || failure.isDoubt()
        ? this
        : new Refused(unit, successor, entry, other, basis, services, false, isReported);
  }

  /** Whether it would provide a service, as far as is known; none that is on the class path. */
  boolean mayProvide(Class<?> service) {
    return service.getModule().isNamed()
        && services
            .map(
                names ->
                    names.contains(service.getName()) || names.contains(service.getSimpleName()))
            .orElse(true);
  }

  /** The same, reported. */
  Refused reported() {
    return new Refused(unit, successor, entry, failure, basis, services, isOwn, true);
  }
}
