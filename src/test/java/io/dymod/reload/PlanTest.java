package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Stage;
import io.dymod.change.Content;
import io.dymod.change.Listing;
import io.dymod.change.Origin;
import io.dymod.change.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which units swap together, in which order, and what it is due to if they can't. */
class PlanTest {

  private final Map<String, UnitSource> sources = new TreeMap<>();

  private void unit(String name, String... requires) {
    unit(name, Set.of(), Set.of(), requires);
  }

  private void unit(String name, Set<String> uses, Set<String> provides, String... requires) {
    Place place =
        new Place(
            new Origin.Jar(Path.of(name + ".jar").toAbsolutePath()),
            Listing.EMPTY,
            Instant.EPOCH,
            Content.EMPTY,
            Content.EMPTY,
            "");
    sources.put(
        name,
        new UnitSource(
            place,
            name,
            new TreeSet<>(List.of(requires)),
            uses,
            provides,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Plan plan(String... removed) {
    return new Plan(sources, Set.of(removed), Map.of());
  }

  private static List<String> names(List<UnitSource> units) {
    return units.stream().map(UnitSource::name).toList();
  }

  @Test
  void whatRequiresAChangedUnitSwapsWithIt() {
    unit("a");
    unit("b", "a");
    unit("c", "b");
    unit("d");
    assertThat(plan().groups(Set.of("a"))).containsExactly(Set.of("a", "b", "c"));
    assertThat(plan().groups(Set.of("b"))).containsExactly(Set.of("b", "c"));
    assertThat(plan().groups(Set.of("c"))).containsExactly(Set.of("c"));
    assertThat(plan().groups(Set.of("c", "d"))).containsExactly(Set.of("c"), Set.of("d"));
  }

  @Test
  void whatTwoChangedUnitsRequireDoesNotTieThemTogether() {
    unit("a");
    unit("b", "a");
    unit("c", "a");
    assertThat(plan().groups(Set.of("b", "c"))).containsExactly(Set.of("b"), Set.of("c"));
  }

  @Test
  void whateverRequiresTwoChangedUnitsTiesThemTogether() {
    unit("a");
    unit("b");
    unit("c", "a", "b");
    assertThat(plan().groups(Set.of("a", "b"))).containsExactly(Set.of("a", "b", "c"));
  }

  @Test
  void whatRequiresARemovedUnitIsInItsGroup() {
    unit("b", "a");
    assertThat(plan("a").groups(Set.of("a"))).containsExactly(Set.of("a", "b"));
    assertThat(plan().groups(Set.of("a"))).containsExactly(Set.of("a"));
    assertThat(plan("a").source("a")).isEmpty();
    assertThat(plan("a").source("b")).contains(sources.get("b"));
  }

  @Test
  void neighboursSwapTogetherWhicheverOfThemNamesTheOther() {
    unit("a");
    unit("b");
    unit("c");
    for (Map<String, Set<String>> together :
        List.of(Map.of("a", Set.of("b")), Map.of("b", Set.of("a")))) {
      assertThat(new Plan(sources, Set.of(), together).groups(Set.of("a", "b", "c")))
          .containsExactly(Set.of("a", "b"), Set.of("c"));
    }
  }

  @Test
  void whoeverProvidesAServiceComesBeforeItsUsers() {
    unit("a", Set.of("S"), Set.of());
    unit("b", Set.of("T"), Set.of("S"));
    unit("c", Set.of(), Set.of("T"));
    assertThat(plan().groups(Set.of("a", "b", "c")))
        .containsExactly(Set.of("c"), Set.of("b"), Set.of("a"));
  }

  @Test
  void aCircleOfUsesIsCut() {
    unit("a", Set.of("S"), Set.of("T"));
    unit("b", Set.of("T"), Set.of("S"));
    assertThat(plan().groups(Set.of("a", "b"))).containsExactly(Set.of("b"), Set.of("a"));
  }

  @Test
  void eachUnitIsLoadedAfterThoseThatItRequires() throws GroupFailure {
    unit("a", "b", "c");
    unit("b", "c");
    unit("c", "java.base", "other");
    unit("other");
    assertThat(names(plan().order(new TreeSet<>(Set.of("a", "b", "c", "removed")))))
        .containsExactly("c", "b", "a");
    assertThat(plan().requiredBy("a")).containsExactly("b", "c", "other");
    assertThat(plan().requiredBy("removed")).isEmpty();
  }

  @Test
  void aCircleIsNamedWithoutWhatLeadsIntoIt() {
    unit("a", "b");
    unit("b", "c");
    unit("c", "b");
    assertThatThrownBy(() -> plan().order(new TreeSet<>(Set.of("a", "b", "c"))))
        .isInstanceOfSatisfying(
            GroupFailure.class,
            failure -> {
              assertThat(failure.units()).containsExactlyInAnyOrder("b", "c");
              assertThat(failure.failure())
                  .isEqualTo(
                      new Failure(
                          Stage.READ,
                          "units require each other in a circle, which modules can't: b requires c requires b. Remove one of these lines from its module-info.java"));
            });
  }

  @Test
  void aFailureIsDueToTheUnitsOwnChangeAndToARemovalElseToWhatItRequires() {
    unit("b", "a", "gone");
    unit("a");
    unit("c");
    Plan plan = plan("gone");
    assertThat(plan.culprits(Set.of("b"), Set.of("gone", "a", "b", "c")))
        .containsExactly("b", "gone");
    assertThat(plan.culprits(Set.of("b"), Set.of("gone", "a", "c"))).containsExactly("gone");
    assertThat(plan.culprits(Set.of("b"), Set.of("a", "b", "c"))).containsExactly("b");
    assertThat(plan.culprits(Set.of("b"), Set.of("a", "c"))).containsExactly("a");
    assertThat(plan.culprits(Set.of("b"), Set.of("c"))).containsExactly("c");
  }

  @Test
  void whatAFailingUnitRequiresMayBeLeftOutInsteadOfItself() {
    unit("c", "b");
    unit("b", "a");
    unit("a");
    unit("other");
    Set<String> all = Set.of("a", "b", "c", "other");
    assertThat(plan().changedBelow(Set.of("c"), all)).containsExactly("a", "b");
    assertThat(plan().changedBelow(Set.of("c"), Set.of("c", "a"))).containsExactly("a");
    assertThat(plan().changedBelow(Set.of("c", "b"), all)).containsExactly("a");
    assertThat(plan().changedBelow(Set.of("a"), all)).isEmpty();
  }
}
