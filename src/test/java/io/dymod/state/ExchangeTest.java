package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects of units that the program holds are replaced in the step in which the classes are. */
class ExchangeTest extends StateFixture {

  private static final String SHIP = "record Ship(String name, int speed) {}";
  private static final String WITH_LIVES =
      "record Ship(String name, int speed, int lives) { Ship(String name, int speed) { this(name,"
          + " speed, 3); } }";

  private final List<Object> world = new ArrayList<>();

  /** A ship that the provider knows, and that is in the world too. */
  private void start() {
    fly(SHIP);
    open();
    world.add("a rock");
    world.add(game.apply(""));
  }

  private void fly(String ship) {
    unit("Ship", "new Ship(\"Ann\", 3)", "return state;", ship);
  }

  @Test
  void whatTheProgramHoldsAndWhatTheProviderHoldsIsOneObjectAgain() {
    start();
    host.exchange(() -> world, world::replaceAll);
    fly(WITH_LIVES);
    assertLive(reload(), "game#2", "state handed over");
    assertThat(world).hasToString("[a rock, Ship[name=Ann, speed=3, lives=3]]");
    assertThat(world.get(1)).isSameAs(game.apply(""));
  }

  @Test
  void theGenerationBeforeIsGoneOnceItsObjectsAreReplaced() {
    start();
    host.exchange(() -> world, world::replaceAll);
    fly(WITH_LIVES);
    reload();
    assertThat(host.collect()).singleElement().isInstanceOf(Outcome.Retired.class);
  }

  @Test
  void whatAnotherThreadHasBroughtMeanwhileIsCarriedOverToo() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return new Ship(text, 4);", SHIP);
    open();
    Object late = game.apply("Bob");
    host.exchange(
        () -> world,
        replacement -> {
          world.add(late);
          world.replaceAll(replacement);
        });
    fly(WITH_LIVES);
    assertLive(reload(), "game#2", "state handed over");
    assertThat(world).hasToString("[Ship[name=Bob, speed=4, lives=3]]");
  }

  @Test
  void ifThatCannotBeCarriedOverNothingIsReplaced() {
    unit("String", "\"\"", "return new Ship(text, 4);", SHIP);
    open();
    Object late = game.apply("Bob");
    host.exchange(List::of, replacement -> world.add(replacement.apply(late)));
    unit("String", "\"\"", "return state;", "record Ship(String name, String speed) {}");
    assertThat(reload())
        .isEqualTo(
            "game rejected: an object that the program offers for exchange can't be carried over:"
                + " Ship.speed: was int, is String\ngame#1 keeps serving");
  }

  @Test
  void aRecordThatIsRenamedIsKnownByItsComponents() {
    start();
    host.exchange(() -> world, world::replaceAll);
    unit(
        "Boat",
        "new Boat(\"\", 0)",
        "return state;",
        "record Boat(String name, int speed) {}",
        "record Raft(int speed) {}");
    assertLive(reload(), "game#2", "state handed over");
    assertThat(world).hasToString("[a rock, Boat[name=Ann, speed=3]]");
  }

  @Test
  void whatHasBecomeOfItIsReportedWhereNothingElseSaysIt() {
    start();
    world.set(1, game.apply(""));
    host.exchange(() -> world, world::replaceAll);
    unit("Object", "null", "return state;", "record Boat(String name, int speed) {}");
    assertLive(reload(), "game#2", "state handed over, game.Ship is now game.Boat");
    assertThat(world).hasToString("[a rock, Boat[name=Ann, speed=3]]");
  }

  @Test
  void nothingIsReplacedIfItMayHaveBecomeEitherOfTwo() {
    start();
    host.exchange(() -> world, world::replaceAll);
    Object ship = world.get(1);
    unit(
        "Object",
        "null",
        "return state;",
        "record Boat(String name, int speed) {}",
        "record Raft(String name, int speed) {}");
    assertThat(reload()).contains(": class game.Ship is no more");
    assertThat(world.get(1)).isSameAs(ship);
  }

  @Test
  void nothingIsReplacedIfOneCannotBeCarriedOver() {
    start();
    host.exchange(() -> world, world::replaceAll);
    Object ship = world.get(1);
    fly(
        "record Ship(String name, String speed) { Ship(String name, int speed) { this(name, \"\"); } }");
    assertThat(reload()).startsWith("game rejected: the state of game.Play can't be handed over");
    assertThat(world.get(1)).isSameAs(ship).isSameAs(game.apply(""));
  }

  @Test
  void whatIsNotOfferedAnyMoreStays() {
    start();
    Subscription offered = host.exchange(() -> world, world::replaceAll);
    offered.close();
    Object ship = world.get(1);
    fly(WITH_LIVES);
    reload();
    assertThat(world.get(1)).isSameAs(ship);
  }

  @Test
  void aHolderThatFailsPutsAllBackAndTheOldOneServesOn() {
    start();
    host.exchange(() -> world, world::replaceAll);
    List<Object> broken = new ArrayList<>(world);
    host.exchange(
        () -> broken,
        replacement -> {
          throw new IllegalStateException("no room");
        });
    Object ship = world.get(1);
    fly(WITH_LIVES);
    assertThat(reload())
        .startsWith("game rejected: java.lang.IllegalStateException: no room")
        .contains("what is exchanged is not put back: java.lang.IllegalStateException: no room");
    assertThat(world.get(1)).isSameAs(ship).isSameAs(game.apply(""));
  }
}
