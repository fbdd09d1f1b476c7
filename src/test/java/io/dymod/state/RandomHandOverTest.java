package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a family of types becomes, a value of it is carried over as a migration by hand would do
 * it, or is refused with the way to what can't be. {@code -Ddymod.test.seeds=1000} tries so many
 * families, {@code -Ddymod.test.seed=7} begins with a certain one.
 */
@Timeout(3600)
class RandomHandOverTest {

  private static final int SEEDS = Integer.getInteger("dymod.test.seeds", 60);
  private static final int FIRST = Integer.getInteger("dymod.test.seed", 1);
  private static final int AT_ONCE = 20;

  /** What stands in each unit beside the family: it writes down what it holds, with identities. */
  private static final String SHOW =
      """
      final class Show {
        private final Map<Object, Integer> numbers = new IdentityHashMap<>();
        String text(Object value) throws ReflectiveOperationException {
          if (value == null || value instanceof String || value instanceof Number || value instanceof Enum<?>) {
            return String.valueOf(value);
          }
          if (value instanceof Optional<?> some) {
            return "some " + text(some.get());
          }
          Integer known = numbers.putIfAbsent(value, numbers.size());
          if (known != null) {
            return "#" + known;
          }
          String number = "#" + numbers.get(value);
          StringJoiner parts = new StringJoiner(", ", "(", ")");
          if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
              var accessor = component.getAccessor();
              accessor.setAccessible(true);
              parts.add(component.getName() + "=" + text(accessor.invoke(value)));
            }
            return value.getClass().getSimpleName() + number + parts;
          }
          List<String> elements = new ArrayList<>();
          if (value instanceof Map<?, ?> map) {
            for (Object key : new TreeSet<Object>(map.keySet())) {
              elements.add(key + "=" + text(map.get(key)));
            }
          } else {
            for (Object element : value instanceof List<?> list ? list : Arrays.asList((Object[]) value)) {
              elements.add(text(element));
            }
          }
          return number + elements;
        }
      }
      """;

  @TempDir Path work;

  private record Trial(Value value, Evolution evolution) {}

  @Test
  void whatIsCarriedOverIsWhatOneWouldCarryOverByHand() {
    for (int first = FIRST; first < FIRST + SEEDS; first += AT_ONCE) {
      play(first, Math.min(first + AT_ONCE, FIRST + SEEDS));
    }
  }

  private void play(int first, int end) {
    TestModules modules = new TestModules(work.resolve("from" + first));
    Map<String, Trial> trials = new LinkedHashMap<>();
    for (int seed = first; seed < end; seed++) {
      Random random = new Random(seed);
      Family family = Family.random(random);
      Value value = new Value.Maker(family, random).whole();
      trials.put("seed" + seed, new Trial(value, new Evolution(family, random)));
      write(modules, "seed" + seed, "Make.whole()", family.source() + value.source());
    }
    RandomHandOverTest.class.getModule().addUses(Function.class);
    try (Host host =
        Host.open(
            Settings.builder().mode(Mode.DEV).path(modules.path("sources")).auto(false).build())) {
      Map<String, Function<String, Object>> before = new LinkedHashMap<>();
      trials.forEach(
          (unit, trial) -> {
            before.put(unit, service(host, unit));
            write(modules, unit, "null", trial.evolution().after().source());
          });
      Map<String, Object> texts = new LinkedHashMap<>();
      before.forEach((unit, service) -> texts.put(unit, service.apply("")));
      Map<String, Outcome> outcomes = new LinkedHashMap<>();
      host.reload().forEach(outcome -> units(outcome).forEach(unit -> outcomes.put(unit, outcome)));
      trials.forEach(
          (unit, trial) ->
              check(unit, trial, texts.get(unit), outcomes.get(unit), before.get(unit)));
    }
  }

  @SuppressWarnings("unchecked")
  private static Function<String, Object> service(Host host, String unit) {
    return host.service(Function.class, unit);
  }

  private static List<String> units(Outcome outcome) {
    List<String> units = new ArrayList<>();
    if (outcome instanceof Outcome.Swapped swapped) {
      swapped.units().forEach(unit -> units.add(unit.name()));
    } else if (outcome instanceof Outcome.Rejected rejected) {
      units.addAll(rejected.units());
    } else if (outcome instanceof Outcome.Unchanged unchanged) {
      units.addAll(unchanged.units());
    }
    return units;
  }

  private static void check(
      String unit, Trial trial, Object before, Outcome outcome, Function<String, Object> service) {
    Evolution.Result expected = trial.evolution().of(trial.value());
    if (expected.refused.isEmpty()) {
      assertThat(outcome).as("%s of %s", unit, before).isInstanceOf(Outcome.Swapped.class);
      assertThat(service.apply("")).as(unit).isEqualTo(expected.text);
      List<String> notes = new ArrayList<>(List.of("state handed over"));
      if (!expected.dropped.isEmpty()) {
        notes.add("dropped: " + String.join(", ", expected.dropped));
      }
      assertThat(((Outcome.Swapped) outcome).state()).as(unit).isEqualTo(notes);
    } else {
      assertThat(outcome).as("%s of %s", unit, before).isInstanceOf(Outcome.Rejected.class);
      String said =
          ((Outcome.Rejected) outcome)
              .reason()
              .replace("the state of " + unit + ".Play can't be handed over: ", "");
      assertThat(expected.refused).as("%s: %s", unit, said).anyMatch(said::startsWith);
      assertThat(service.apply("")).as(unit).isEqualTo(before);
    }
  }

  private static void write(TestModules modules, String unit, String initial, String types) {
    modules.sources(
        unit,
        "module-info.java",
        """
        module %1$s {
          requires io.dymod;
          provides java.util.function.Function with %1$s.Play;
        }
        """
            .formatted(unit),
        unit + "/Play.java",
        """
        package %s;
        import io.dymod.Stateful;
        import java.util.*;
        import java.util.function.Function;
        public class Play implements Function<String, Object>, Stateful<R0> {
          private R0 state = %s;
          @Override public R0 state() { return state; }
          @Override public void restore(R0 given) { state = given; }
          @Override public Object apply(String text) {
            try {
              return new Show().text(state);
            } catch (ReflectiveOperationException failure) {
              throw new IllegalStateException(failure);
            }
          }
        }
        %s
        %s
        """
            .formatted(unit, initial, SHOW, types));
  }
}
