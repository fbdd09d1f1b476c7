package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.TestModules;
import org.junit.jupiter.api.Test;

/** State goes from a provider to its successor, carried over to the classes of the latter. */
class HandOverTest extends StateFixture {

  @Test
  void stateOfTheJdkIsPassedOnAsItIs() {
    unit("List<String>", "new ArrayList<>()", "state.add(text); return state.toString();");
    open();
    assertThat(game.apply("one")).isEqualTo("[one]");
    unit("List<String>", "new ArrayList<>()", "state.add(text); return \"now \" + state;");
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply("two")).isEqualTo("now [one, two]");
  }

  private static final String SHIP = "record Ship(String name, int speed) {}";

  @Test
  void aRecordIsCarriedOverByTheNamesOfItsComponents() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return state.toString();", SHIP);
    open();
    unit(
        "Ship",
        "new Ship(0, \"none\")",
        "return \"now \" + state;",
        "record Ship(double speed, String name) {}");
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply("")).isEqualTo("now Ship[speed=3.0, name=Ann]");
  }

  @Test
  void aNewComponentGetsItsDefaultAndADroppedOneIsReported() {
    unit(
        "List<Ship>",
        "List.of(new Ship(\"Ann\", 3), new Ship(\"Bob\", 4))",
        "return state.toString();",
        SHIP);
    open();
    unit(
        "List<Ship>",
        "List.of()",
        "return state.toString();",
        "record Ship(String name, int lives) { Ship(String name) { this(name, 3); } }");
    assertLive(reload(), "game#2", "state handed over, dropped: Ship.speed");
    assertThat(game.apply("")).isEqualTo("[Ship[name=Ann, lives=3], Ship[name=Bob, lives=3]]");
  }

  @Test
  void aNewComponentWithoutDefaultIsRefusedAndTheOldStateStays() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return state.toString();", SHIP);
    open();
    unit(
        "Ship",
        "new Ship(\"\", 0, 0)",
        "return \"now \" + state;",
        "record Ship(String name, int speed, int lives) {}");
    assertThat(reload())
        .isEqualTo(
            "game rejected: the state of game.Play can't be handed over: lives is new: declare a"
                + " constructor Ship(String name, int speed) that says what it is at first\n"
                + "game#1 keeps serving");
    assertThat(game.apply("")).isEqualTo("Ship[name=Ann, speed=3]");
  }

  @Test
  void whatCannotBeCarriedOverIsRefusedWithTheWayToIt() {
    unit(
        "State",
        "new State(new Player(List.of(new Item(\"1\"), new Item(\"2\"))))",
        "return state.toString();",
        "record State(Player player) {}",
        "record Player(List<Item> inventory) {}",
        "record Item(String weight) {}");
    open();
    unit(
        "State",
        "null",
        "return \"\" + state;",
        "record State(Player player) {}",
        "record Player(List<Item> inventory) {}",
        "record Item(int weight) {}");
    assertThat(reload())
        .isEqualTo(
            "game rejected: the state of game.Play can't be handed over:"
                + " player.inventory[0].weight: was String, is int\n"
                + "game#1 keeps serving");
  }

  @Test
  void aProviderMayStartAnew() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return state.toString();", SHIP);
    open();
    unit(
        "Ship",
        "new Ship(0)",
        "return state.toString(); } public boolean startsAnew(String why) { return"
            + " why.equals(\"name: was String, is int\");",
        "record Ship(int name) {}");
    assertLive(reload(), "game#2", "game.Play starts anew: name: was String, is int");
    assertThat(game.apply("")).isEqualTo("Ship[name=0]");
  }

  @Test
  void enumsSealedFamiliesAndIdentityAreKept() {
    String[] types = {
      "enum Color { RED, BLUE }",
      "sealed interface Shape {}",
      "record Circle(Color color, double radius) implements Shape {}",
      "record Square(Color color, double side) implements Shape {}",
      "record State(List<Shape> shapes, Map<Color, Shape> first, Shape selected, Set<Color> used)"
          + " {}"
    };
    String shape = "new Circle(Color.RED, 1)";
    unit(
        "State",
        "make(); static State make() { Shape one = "
            + shape
            + "; return new State(new ArrayList<>(List.of(one, new Square(Color.BLUE, 2), one)), new"
            + " EnumMap<>(Map.of(Color.RED, one)), one, EnumSet.of(Color.BLUE)); }",
        "return state.toString();",
        types);
    open();
    types[0] = "enum Color { BLUE, GREEN, RED }";
    unit(
        "State",
        "null",
        "return (state.selected() == state.shapes().get(0)) + \" \" + (state.selected() =="
            + " state.first().get(Color.RED)) + \" \" + state.shapes().getClass().getSimpleName() +"
            + " \" \" + state;",
        types);
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply(""))
        .isEqualTo(
            "true true ArrayList State[shapes=[Circle[color=RED, radius=1.0], Square[color=BLUE,"
                + " side=2.0], Circle[color=RED, radius=1.0]], first={RED=Circle[color=RED,"
                + " radius=1.0]}, selected=Circle[color=RED, radius=1.0], used=[BLUE]]");
  }

  @Test
  void aConstantThatIsNoMoreIsRefused() {
    unit("Color", "Color.RED", "return \"\" + state;", "enum Color { RED, BLUE }");
    open();
    unit("Color", "null", "return \"\" + state;", "enum Color { BLUE }");
    assertThat(reload())
        .startsWith(
            "game rejected: the state of game.Play can't be handed over: the state: Color.RED is"
                + " no more\n");
  }

  @Test
  void whatContainsItselfThroughACollectionStillDoes() {
    String node =
        "record Node(String name, List<Node> next) { public String toString() { return name; } }";
    unit(
        "Node",
        "make(); static Node make() { Node a = new Node(\"a\", new ArrayList<>()); Node b = new"
            + " Node(\"b\", new ArrayList<>(List.of(a))); a.next().add(b); return a; }",
        "return state + \" \" + state.next();",
        node);
    open();
    unit(
        "Node",
        "null",
        "return state.name() + state.next() + (state.next().get(0).next().get(0) == state);",
        node);
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply("")).isEqualTo("a[b]true");
  }

  @Test
  void aMigrationMakesWhatShapesCannotTell() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return \"\" + state;", SHIP);
    open();
    unit(
        "Ship",
        "null",
        "return \"\" + state;",
        """
        record Ship(String name, Speed speed) {
          static Ship migrate(Former old) {
            return new Ship(old.type() + " " + old.get("name", String.class),
                new Speed(old.get("speed", double.class)));
          }
        }
        record Speed(double metres) {}
        """);
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply("")).isEqualTo("Ship[name=game.Ship Ann, speed=Speed[metres=3.0]]");
  }

  @Test
  void anObjectThatIsNoRecordNeedsAMigration() {
    String plain = "class Ship { private int speed = 3; int speed() { return speed; } %s }";
    unit("Ship", "new Ship()", "return \"\" + state.speed();", plain.formatted(""));
    open();
    unit("Ship", "new Ship()", "return \"now \" + state.speed();", plain.formatted(""));
    assertThat(reload())
        .startsWith(
            "game rejected: the state of game.Play can't be handed over: the state: game.Ship is"
                + " neither a record nor an enum: declare a static method in it that takes an"
                + " io.dymod.Former and returns it\n");
    unit(
        "Ship",
        "new Ship()",
        "return \"now \" + state.speed();",
        plain.formatted(
            "static Ship of(Former old) { Ship ship = new Ship(); ship.speed = 10 *"
                + " old.get(\"speed\", int.class); return ship; }"));
    assertLive(reload(), "game#3", "state handed over");
    assertThat(game.apply("")).isEqualTo("now 30");
  }

  @Test
  void aProviderThatDoesNotTakeTheStateDropsIt() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return \"\" + state;", SHIP);
    open();
    TestModules.write(
        work.resolve("sources/game"),
        "game/Play.java",
        """
        package game;
        public class Play implements java.util.function.Function<String, Object> {
          public Object apply(String text) { return "none"; }
        }
        """);
    assertLive(reload(), "game#2", "state of game.Play dropped");
  }

  @Test
  void aFailureOfTheSuccessorLeavesTheOldOneAsItWas() {
    unit("Ship", "new Ship(\"Ann\", 3)", "return \"\" + state;", SHIP);
    open();
    unit(
        "Ship",
        "null",
        "return \"\" + state;",
        "record Ship(String name, int speed) { Ship { if (speed < 5) throw new"
            + " IllegalArgumentException(\"too slow\"); } }");
    assertThat(reload())
        .startsWith(
            "game rejected: the state of game.Play can't be handed over: the state: the constructor"
                + " of Ship threw java.lang.IllegalArgumentException: too slow\n");
    assertThat(game.apply("")).isEqualTo("Ship[name=Ann, speed=3]");
  }
}
