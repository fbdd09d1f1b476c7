package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Outcome;
import io.dymod.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** Both modules as units: what does not go live in place makes new generations. */
final class LiveUnits extends LiveProgram {

  private final Host host;
  private List<Object> kept;
  private int asked;

  LiveUnits(RunningModules modules, Path work) {
    super(modules, work.resolve("units"));
    host = open(ModuleLayer.boot(), work.resolve("units/m"), work.resolve("units/n"));
    kept = Asked.made(probe("m"), "keep", modules.kept());
  }

  @Override
  @SuppressWarnings("unchecked")
  BiFunction<String, Integer, Object> probe(String module) {
    return host.service(BiFunction.class, module);
  }

  @Override
  List<String> said() {
    return Asked.said(kept);
  }

  @Override
  Course follow() {
    Unit before = unit();
    List<String> said = said();
    List<Outcome> outcomes = host.reload();
    Course course = new Course(way(outcomes), outcomes);
    Unit now = unit();
    String books = before + " became " + now + ": " + course.messages();
    if (course.way() == Course.Way.GENERATION) {
      assertThat(now.generation()).as(books).isEqualTo(before.generation() + 1);
      assertThat(now.revision()).as(books).isEqualTo(1);
      assertThat(said()).as("what objects say that outlive their generation").isEqualTo(said);
      kept = Asked.made(probe("m"), "keep", modules().kept());
      asked = 0;
    } else {
      boolean isRevised = course.way() == Course.Way.IN_PLACE;
      assertThat(now.generation()).as(books).isEqualTo(before.generation());
      assertThat(now.revision()).as(books).isEqualTo(before.revision() + (isRevised ? 1 : 0));
    }
    asked++;
    assertThat(probe("m").apply("asked", 0))
        .as("the count of an object and its class")
        .isEqualTo(asked + " of " + asked);
    for (int index = 0; index < kept.size(); index++) {
      assertThat(probe("m").apply("noted", index)).as("noted object").isSameAs(kept.get(index));
    }
    return course;
  }

  private Course.Way way(List<Outcome> outcomes) {
    Course.Way way = Course.Way.UNCHANGED;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Rejected rejected && rejected.units().contains("m")) {
        return Course.Way.REFUSED;
      } else if (outcome instanceof Outcome.Swapped swapped && isOf("m", swapped)) {
        assertThat(way).as("went live twice: " + outcomes).isEqualTo(Course.Way.UNCHANGED);
        assertThat(swapped.obstacle().isEmpty()).isEqualTo(swapped.inPlace());
        way = swapped.inPlace() ? Course.Way.IN_PLACE : Course.Way.GENERATION;
      }
    }
    return way;
  }

  private static boolean isOf(String module, Outcome.Swapped swapped) {
    return swapped.units().stream().anyMatch(unit -> unit.name().equals(module));
  }

  private Unit unit() {
    return host.units().stream().filter(unit -> unit.name().equals("m")).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    host.close();
  }
}
