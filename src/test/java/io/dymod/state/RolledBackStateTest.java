package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With an edition that comes back, the state goes back to its classes. */
class RolledBackStateTest extends StateFixture {

  private static final String SHIP = "record Ship(String name, int speed) {}";
  private static final String ADD =
      "state = new Ship(state.name() + text, state.speed() + 1); return state.toString();";

  private void fly(String ship, String call) {
    unit("Ship", "new Ship(\"Ann\", 3)", call, ship);
  }

  private String rollBack() {
    List<Outcome> outcomes = host.rollback();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0).message();
  }

  @Test
  void theStateGoesBackWithTheEdition() {
    fly(SHIP, ADD);
    open();
    assertThat(game.apply("a")).isEqualTo("Ship[name=Anna, speed=4]");
    fly(
        "record Ship(String name, int speed, int lives) { Ship(String name, int speed) { this(name,"
            + " speed, 3); } }",
        "state = new Ship(state.name() + text, state.speed() * 2); return state.toString();");
    reload();
    assertThat(game.apply("b")).isEqualTo("Ship[name=Annab, speed=8, lives=3]");
    assertThat(rollBack())
        .matches(
            "game#3 live in \\d+ ms \\(rolled back; Play.java, Types.java;.* load \\d+; state handed"
                + " over, dropped: Ship.lives\\)");
    assertThat(game.apply("c")).isEqualTo("Ship[name=Annabc, speed=9]");
    assertThat(reload()).isEqualTo("nothing has changed");
    assertThat(game.apply("d")).isEqualTo("Ship[name=Annabcd, speed=10]");
  }

  @Test
  void anEditionThatCannotTakeTheStateDoesNotComeBack() {
    fly(SHIP, ADD);
    open();
    fly(
        "record Ship(String name, double speed) {}",
        "state = new Ship(state.name() + text, state.speed() + 0.5); return state.toString();");
    reload();
    assertThat(game.apply("")).isEqualTo("Ship[name=Ann, speed=3.5]");
    assertThat(rollBack())
        .isEqualTo(
            "game rejected: the edition before can't come back: the state of game.Play can't be"
                + " handed over: speed: was double, is int\ngame#2 keeps serving");
    assertThat(game.apply("")).isEqualTo("Ship[name=Ann, speed=4.0]");
    assertThat(reload()).isEqualTo("nothing has changed");
  }

  @Test
  void whatIsEditedAfterwardsIsCompiledAsEver() {
    fly(SHIP, "return \"one\";");
    open();
    fly(SHIP, "return \"two\";");
    reload();
    rollBack();
    assertThat(game.apply("")).isEqualTo("one");
    fly(SHIP, "return \"three\" + state.name();");
    reload();
    assertThat(game.apply("")).isEqualTo("threeAnn");
    fly(SHIP, "return nothing;");
    assertThat(reload()).startsWith("game rejected: ");
    rollBack();
    assertThat(game.apply("")).isEqualTo("one");
    fly(SHIP, "return \"one\";");
    assertThat(reload()).startsWith("game unchanged: ");
  }

  @Test
  void nothingToGoBackToIsSaid() {
    fly(SHIP, ADD);
    open();
    assertThat(rollBack()).isEqualTo("there is no edition to go back to");
  }

  @Test
  void theReplacedGenerationsAreGone() {
    fly(SHIP, "return state;");
    open();
    fly(SHIP, "return \"two\";");
    reload();
    rollBack();
    assertThat(host.collect()).hasSize(2).allMatch(Outcome.Retired.class::isInstance);
  }
}
