package io.dymod.model;

import io.dymod.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says what should serve. It is what lies on disk, but for what can't be loaded; of that the
 * version before serves on, and what can go live without it does. Where the rules leave something
 * open (which of two places with the same module counts), there are several right states.
 */
final class Oracle {

  private final Trial trial;

  Oracle(Trial trial) {
    this.trial = trial;
  }

  /** The states that may serve after a look at the disk. */
  Set<State> after(State before, Disk disk) {
    Set<State> ends = new LinkedHashSet<>();
    for (State target : targets(before, disk)) {
      Set<State> good = new LinkedHashSet<>();
      Look look = new Look(before, target);
      settle(target, look, good);
      for (State state : good) {
        ends.add(improved(state, look, false));
        ends.add(improved(state, look, true));
      }
    }
    return ends;
  }

  private static List<State> targets(State before, Disk disk) {
    Set<String> names = new TreeSet<>(before.units().keySet());
    disk.found().values().forEach(found -> found.unit().ifPresent(names::add));
    List<State> targets = List.of(State.NOTHING);
    for (String name : names) {
      List<State> next = new ArrayList<>();
      for (Optional<State.Version> version : versions(name, before, disk)) {
        targets.forEach(state -> next.add(state.with(name, version)));
      }
      targets = next;
    }
    return targets;
  }

  /**
   * What may count as the unit on disk. What a build has made may count as long as the unit has not
   * been compiled, and the sources beside it stay the same.
   */
  private static List<Optional<State.Version>> versions(String name, State before, Disk disk) {
    List<Optional<State.Version>> versions = new ArrayList<>();
    Optional<State.Version> serving = before.unit(name);
    for (Found found : disk.of(name)) {
      versions.add(Optional.of(State.Version.of(found)));
      found
          .built()
          .map(classes -> State.Version.built(found, classes))
          .filter(built -> serving.isEmpty() || serving.get().equals(built))
          .ifPresent(built -> versions.add(Optional.of(built)));
    }
    if (versions.isEmpty()) {
      boolean unreadable =
          serving
              .flatMap(version -> disk.at(version.place()))
              .filter(found -> found.unit().isEmpty())
              .isPresent();
      versions.add(unreadable ? serving : Optional.empty());
    }
    if (disk.hasDamagedCopy(name) && !versions.contains(serving)) {
      // Its name may be all that can be read there; then nothing else is taken for it.
      versions.add(serving);
    }
    return versions;
  }

  /**
   * Goes back where something can't be loaded, one step after the other: with the unit itself, or
   * with what it requires.
   */
  private void settle(State state, Look look, Set<State> good) {
    if (!look.tried().add(state)) {
      return;
    }
    State before = look.before();
    Optional<String> bad = bad(state);
    if (bad.isPresent()) {
      back(bad.get(), state, before).forEach(less -> settle(less, look, good));
      return;
    }
    Optional<String> misplaced = look.misplaced(state);
    if (misplaced.isPresent()) {
      settle(state.with(misplaced.get(), before.unit(misplaced.get())), look, good);
      return;
    }
    List<String> guests = guests(state);
    if (guests.size() < 2) {
      good.add(state);
      onRemoved(state, look)
          .ifPresent(name -> settle(state.with(name, before.unit(name)), look, good));
      return;
    }
    guests.stream()
        .filter(name -> !state.agreesOn(name, before))
        .forEach(name -> settle(state.with(name, before.unit(name)), look, good));
  }

  /**
   * Something that has changed may be refused if it relies on a unit that is removed, and serves on
   * only for others.
   */
  private static Optional<String> onRemoved(State state, Look look) {
    return state.units().keySet().stream()
        .filter(name -> !state.agreesOn(name, look.before()))
        .filter(name -> !look.present().containsAll(Trial.closure(name, state)))
        .findFirst();
  }

  /** A unit that can't be loaded, though what it requires can. */
  private Optional<String> bad(State state) {
    return state.units().keySet().stream()
        .filter(name -> !trial.of(name, state).isGood())
        .min(Comparator.comparingInt(name -> Trial.closure(name, state).size()));
  }

  private static List<State> back(String name, State state, State before) {
    State less = state;
    for (String required : Trial.closure(name, state)) {
      if (!required.equals(name)) {
        less = less.with(required, before.unit(required));
      }
    }
    List<State> back = new ArrayList<>();
    if (!state.agreesOn(name, before)) {
      back.add(state.with(name, before.unit(name)));
    }
    if (!less.equals(state)) {
      back.add(less);
    }
    return back;
  }

  /**
   * What went back with something else, and can go live without it, does.
   *
   * @param onRemoved whether also on a unit that is removed, and serves on only for others
   */
  private State improved(State state, Look look, boolean onRemoved) {
    State target = look.target();
    Set<String> names = new TreeSet<>(target.units().keySet());
    names.addAll(state.units().keySet());
    for (String name : names) {
      for (State more : List.of(look.taken(state, name), withRequired(state, name, look))) {
        boolean hasAll =
            onRemoved
                || target.unit(name).isEmpty()
                || target.units().keySet().containsAll(Trial.closure(name, more));
        if (hasAll
            && !more.agreesOn(name, state)
            && bad(more).isEmpty()
            && look.misplaced(more).isEmpty()
            && guests(more).size() < 2) {
          return improved(more, look, onRemoved);
        }
      }
    }
    return state;
  }

  /**
   * A unit, and what it requires, as they lie on disk: neither may fit to what the other one was
   * before. What is removed stays, for the unit needs it.
   */
  private static State withRequired(State state, String name, Look look) {
    State more = state;
    if (look.target().unit(name).isPresent()) {
      for (String required : Trial.closure(name, look.target())) {
        if (look.present().contains(required)) {
          more = look.taken(more, required);
        }
      }
    }
    return more;
  }

  /** The units that have the package that only one can have. */
  private List<String> guests(State state) {
    return state.units().keySet().stream()
        .filter(name -> trial.of(name, state).packages().contains("wanderer"))
        .toList();
  }

  /** What each unit answers that provides the service. */
  Map<String, String> answers(State state) {
    Map<String, String> answers = new TreeMap<>();
    state
        .units()
        .keySet()
        .forEach(
            name -> {
              Verdict verdict = trial.of(name, state);
              verdict.text().ifPresent(text -> answers.put(name, withOthers(text, state)));
              verdict.extra().ifPresent(extra -> answers.put(name + " extra", extra));
            });
    return answers;
  }

  private String withOthers(String text, State state) {
    String answer = text;
    for (int end = answer.indexOf('>'); end >= 0; end = answer.indexOf('>')) {
      int start = answer.indexOf('<');
      String asked = answer.substring(start + 1, end);
      String own = state.unit(asked).flatMap(unit -> trial.of(asked, state).own()).orElse("-");
      answer = answer.substring(0, start) + own + answer.substring(end + 1);
    }
    return answer;
  }

  /**
   * How each unit should be listed of which that is certain. One that provides nothing may be left
   * out.
   */
  Map<String, Unit.State> listed(State state, Disk disk) {
    Map<String, Unit.State> listed = new TreeMap<>();
    for (Found found : disk.found().values()) {
      found
          .unit()
          .filter(name -> disk.of(name).size() == 1 && !disk.hasDamagedCopy(name))
          .filter(name -> state.unit(name).isEmpty() || trial.of(name, state).provides())
          .ifPresent(name -> listed.put(name, listed(state.unit(name), found)));
    }
    return listed;
  }

  private static Unit.State listed(Optional<State.Version> serving, Found found) {
    return serving
        .map(version -> found.made(version) ? Unit.State.LIVE : Unit.State.STALE)
        .orElse(Unit.State.DOWN);
  }
}
