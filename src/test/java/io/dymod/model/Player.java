package io.dymod.model;

import io.dymod.DymodException;
import io.dymod.Host;
import io.dymod.Outcome;
import io.dymod.ProviderGoneException;
import io.dymod.Subscription;
import io.dymod.Unit;
import io.dymod.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A host, and somebody who asks it. */
final class Player implements AutoCloseable {

  private final Base base;
  private final Host host;
  private final Subscription subscription;
  private final List<Outcome> outcomes = new ArrayList<>();

  Player(Watching watching, Path[] path, Path api) {
    this.base = Base.in(api);
    Host[] opened = new Host[1];
    base.door(unit -> opened[0] == null ? "-" : own(opened[0], unit));
    this.host = Host.open(watching.settings(path, base.layer()));
    opened[0] = host;
    this.subscription = host.onReload(this::note);
  }

  private void note(Outcome outcome) {
    if (!(outcome instanceof Outcome.Retired || outcome instanceof Outcome.Leaked)) {
      synchronized (outcomes) {
        outcomes.add(outcome);
      }
    }
  }

  /** The outcomes so far that came of changes. */
  List<Outcome> outcomes() {
    synchronized (outcomes) {
      return List.copyOf(outcomes);
    }
  }

  private String own(Host asked, String unit) {
    try {
      return base.own(asked.service(base.text(), unit));
    } catch (ProviderGoneException gone) {
      return "-";
    } catch (DymodException never) {
      return "-";
    }
  }

  /** Asks for a reload. What came of it has been reported to listeners as well when it returns. */
  List<Outcome> reload() {
    List<Outcome> returned = host.reload();
    List<Outcome> reported = returned.stream().filter(Player::isOfUnits).toList();
    Await.until(() -> "not reported: " + reported, () -> outcomes().containsAll(reported));
    return returned;
  }

  /** That there was nothing to do is an answer to whoever has asked. */
  private static boolean isOfUnits(Outcome outcome) {
    return !(outcome instanceof Outcome.Unchanged unchanged && unchanged.units().isEmpty());
  }

  /** What each unit answers that provides the service. */
  Map<String, String> answers(Set<String> units) {
    Map<String, String> answers = new TreeMap<>();
    for (String unit : units) {
      answer(base.text(), unit).ifPresent(text -> answers.put(unit, text));
      answer(base.extra(), unit).ifPresent(text -> answers.put(unit + " extra", text));
    }
    return answers;
  }

  private Optional<String> answer(Class<? extends Supplier<?>> service, String unit) {
    try {
      return Optional.of((String) host.service(service, unit).get());
    } catch (ProviderGoneException gone) {
      return Optional.empty();
    } catch (DymodException never) {
      return Optional.empty();
    } catch (RuntimeException | Error failure) {
      return Optional.of(failure.toString());
    }
  }

  /** A handle that stays the same; nothing while there is none. */
  Optional<Supplier<?>> handle(String unit) {
    try {
      return Optional.of(host.service(base.text(), unit));
    } catch (DymodException notYet) {
      return Optional.empty();
    }
  }

  Map<String, Unit.State> listed() {
    Map<String, Unit.State> listed = new TreeMap<>();
    host.units().forEach(unit -> listed.put(unit.name(), unit.state()));
    return listed;
  }

  @Override
  public void close() {
    subscription.close();
    host.close();
  }
}
