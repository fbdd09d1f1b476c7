package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was refused. Immutable: each decision makes the next of it.
 *
 * @param places the states of places that were refused, by place
 * @param last for each unit of which a refusal is the last that happened, what was refused
 */
record Refusals(Map<Path, Refused> places, Map<String, Entry> last) {

  /** Nothing was refused. */
  static final Refusals NONE = new Refusals(Map.of(), Map.of());

  Refusals {
    places = Collections.unmodifiableMap(places);
    last = Collections.unmodifiableMap(last);
  }

  /** All of them. */
  Collection<Refused> all() {
    return places.values();
  }

  /** What was refused at a place. */
  Optional<Refused> at(Path path) {
    return Optional.ofNullable(places.get(path));
  }

  /** These, and one more. */
  Refusals with(Refused refusal) {
    Map<Path, Refused> more = new LinkedHashMap<>(places);
    more.put(refusal.path(), refusal);
    return new Refusals(more, last);
  }

  /** These, and one more that is the last that happened of its unit. */
  Refusals withLast(Refused refusal) {
    Map<String, Entry> next = new TreeMap<>(last);
    next.put(refusal.unit(), refusal.entry());
    return new Refusals(with(refusal).places, next);
  }

  /** These, without what was refused at a place. */
  Refusals without(Path path) {
    Map<Path, Refused> less = new LinkedHashMap<>(places);
    less.remove(path);
    return new Refusals(less, last);
  }

  /** These, after a unit has gone live: what was refused before that is past. */
  Refusals after(LiveUnit arrival) {
    if (places.isEmpty() && last.isEmpty()) {
      return this;
    }
    Map<Path, Refused> left = new LinkedHashMap<>(places);
    left.values().removeIf(refusal -> refusal.isOfDeparture(arrival.name()));
    left.computeIfPresent(
        arrival.path(), (path, older) -> older.isPast(arrival.entry()) ? null : older);
    return new Refusals(left, last).settled(arrival.name());
  }

  /** These, now that it has been reported how it is with a unit. */
  Refusals settled(String unit) {
    Map<String, Entry> next = new TreeMap<>(last);
    next.remove(unit);
    return new Refusals(places, next);
  }

  /** The units of which a refusal is the last that happened, and that is past. */
  Map<String, Entry> overdue() {
    Map<String, Entry> overdue = new TreeMap<>(last);
    overdue
        .values()
        .removeIf(entry -> at(entry.path()).filter(one -> one.concerns(entry)).isPresent());
    return overdue;
  }

  /** The errors that were reported of a unit before it came to a state of its place. */
  List<Diagnostic> errors(String unit, Entry now) {
    List<Diagnostic> errors = new ArrayList<>();
    places.values().stream()
        .filter(refusal -> refusal.isReported() && refusal.unit().equals(unit))
        .filter(refusal -> refusal.isPast(now))
        .forEach(refusal -> errors.addAll(refusal.failure().errors()));
    return errors;
  }
}
