package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Await;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A game whose units are edited while it is played, step by step: what flies about in it outlives
 * each edit, with the agent and without.
 */
@Execution(ExecutionMode.CONCURRENT)
class GameTest {

  private static final String SHIP = "player/player/Ship.java";

  @TempDir Path work;
  private TestModules modules;
  private Path sources;

  @BeforeEach
  void copy() {
    modules = new TestModules(work);
    sources = modules.sources("asteroids");
    modules.compile(sources.resolve("game.api"), work.resolve("mods/game.api"));
    modules.compile(sources.resolve("game"), work.resolve("mods/game"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyIsEditedAndTheShipFliesOnFromWhereItIs(boolean agent) {
    try (Program game = dev(agent)) {
      play(game, "wwd");
      String before = ship(game);
      assertThat(before).endsWith("heading=9.0]");
      edit(SHIP, "(heading + TURN)", "(heading + 2 * TURN)");
      await(game, agent ? "player#1.2 live in place" : "player#2 live");
      assertThat(ship(game)).isEqualTo(before);
      play(game, "d");
      assertThat(ship(game)).startsWith("1=Ship[").endsWith("heading=27.0]");
      assertThat(position(game)).isNotEqualTo(position(before));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aShipThatGetsAComponentMoreStaysWhereItIs(boolean agent) {
    try (Program game = dev(agent)) {
      play(game, "wwd");
      String before = ship(game);
      edit(SHIP, "double heading) implements", "double heading, int lives) implements");
      edit(
          SHIP,
          "  Ship left() {",
          "  Ship(Vector position, Vector velocity, double heading) {\n"
              + "    this(position, velocity, heading, 3);\n  }\n\n  Ship left() {");
      assertThat(await(game, "player#2 live").contains("new generation: ")).isEqualTo(agent);
      assertThat(ship(game)).isEqualTo(before.replaceAll("]$", ", lives=3]"));
      play(game, "w");
      assertThat(position(game)).isNotEqualTo(position(before));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatCannotBeCarriedOverIsRefusedWithTheWayToItAndTheGameGoesOn(boolean agent) {
    try (Program game = dev(agent)) {
      play(game, "s");
      assertThat(all(game)).last().asString().endsWith("ticksLeft=20]");
      edit("bullets/bullets/Bullet.java", "int ticksLeft", "byte ticksLeft");
      edit("bullets/bullets/Cannon.java", "int RANGE", "byte RANGE");
      edit("bullets/bullets/Ballistics.java", "bullet.ticksLeft() - 1", "(byte) 7");
      await(game, "bullets#1 keeps serving");
      assertThat(game.output())
          .anyMatch(
              line ->
                  line.endsWith(
                      "bullets rejected: an object that the program offers for exchange can't be"
                          + " carried over: Bullet.ticksLeft: was int, is byte"));
      play(game, ".");
      assertThat(all(game)).last().asString().endsWith("ticksLeft=19]");
      edit("bullets/bullets/Bullet.java", "byte ticksLeft", "long ticksLeft");
      edit("bullets/bullets/Ballistics.java", "(byte) 7", "bullet.ticksLeft() - 5");
      await(game, "(Ballistics.java, Bullet.java, Cannon.java; ");
      play(game, ".");
      assertThat(all(game)).last().asString().endsWith("ticksLeft=14]");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEditThatDoesNotCompileLeavesEverythingFlying(boolean agent) {
    try (Program game = dev(agent)) {
      play(game, "wwd");
      List<String> before = all(game);
      edit(SHIP, "(heading + TURN)", "(heading + TURNS)");
      await(game, "player#1 keeps serving");
      assertThat(all(game)).isEqualTo(before);
      play(game, "d");
      assertThat(ship(game)).endsWith("heading=18.0]");
      edit(SHIP, "(heading + TURNS)", "(heading + 3 * TURN)");
      assertThat(await(game, "; gone: Ship.java:"))
          .contains(agent ? "player#1.2 live" : "player#2 live");
      play(game, "d");
      assertThat(ship(game)).endsWith("heading=45.0]");
    }
  }

  @Test
  void aSystemIsRenamedAndGoesOnWithWhatItKnew() throws IOException {
    try (Program game = dev(false)) {
      step(game, 100);
      assertThat(game.ask("view")).endsWith("score 90");
      List<String> before = all(game);
      edit("rocks/rocks/RockField.java", "RockField", "Field");
      edit("rocks/module-info.java", "RockField", "Field");
      Path file = sources.resolve("rocks/rocks/RockField.java");
      Files.move(file, file.resolveSibling("Field.java"));
      assertThat(await(game, "rocks#2 live")).contains("state handed over");
      assertThat(all(game)).isEqualTo(before);
      assertThat(game.ask("view")).endsWith("score 90");
    }
  }

  @Test
  void aRecordIsRenamedAndMovedAndStaysWhereItIs() throws IOException {
    try (Program game = dev(false)) {
      play(game, "wwd");
      String before = ship(game);
      Path units = sources.resolve("player/player");
      for (String file : List.of("Autopilot", "Flight", "Launch", "Ship")) {
        String text = Files.readString(units.resolve(file + ".java"));
        String moved = text.replace("package player;", "package player.sea;");
        TestModules.write(
            units,
            "sea/" + file.replace("Ship", "Boat") + ".java",
            moved.replaceAll("\\bShip\\b", "Boat"));
        TestModules.delete(units.resolve(file + ".java"));
      }
      edit("player/module-info.java", "player.Launch", "player.sea.Launch");
      edit("player/module-info.java", "player.Flight", "player.sea.Flight");
      await(game, "player.Ship is now player.sea.Boat");
      assertThat(ship(game)).isEqualTo(before.replace("Ship", "Boat"));
      play(game, "w");
      assertThat(position(game)).isNotEqualTo(position(before));
    }
  }

  @Test
  void otherUnitsAreEditedAndTheShipIsTheSame() {
    try (Program game = dev(false)) {
      play(game, "ws");
      List<String> before = all(game);
      edit("rocks/rocks/Size.java", "'O'", "'Q'");
      edit("bullets/bullets/Bullet.java", "'.'", "':'");
      await(game, "rocks#2 live");
      await(game, "Bullet.java");
      assertThat(all(game)).isEqualTo(before);
      assertThat(game.ask("view")).contains("Q", ":").doesNotContain("O", ".");
      assertThat(game.output()).noneMatch(line -> line.contains("player#2"));
    }
  }

  /** Its sources lie on the reload path, where they are no unit. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theApplicationIsEditedTooOrAsksForARestart(boolean agent) {
    try (Program game = dev(agent)) {
      play(game, "w");
      String before = ship(game);
      edit("game/game/Console.java", "\"aye\"", "\"aye, aye\"");
      if (agent) {
        await(game, "game#1.2 live in place in ");
        assertThat(game.ask("w")).isEqualTo("aye, aye");
      } else {
        await(
            game,
            "game has changed in its sources, but never reloads: build it, and restart to load it");
      }
      assertThat(ship(game)).isEqualTo(before);
    }
  }

  @Test
  void aUnitThatThrowsEndsNothing() {
    try (Program game = dev(false)) {
      step(game, 1);
      edit(
          "player/player/Flight.java",
          "world.replaceAll(",
          "if (true) throw null; world.replaceAll(");
      await(game, "player#2 live");
      String before = ship(game);
      List<String> rocks = all(game).subList(1, 4);
      step(game, 2);
      assertThat(ship(game)).isEqualTo(before);
      assertThat(all(game).subList(1, 4)).doesNotContainAnyElementsOf(rocks);
      assertThat(game.output().stream().filter(line -> line.contains("update failed"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aUnitJoinsAndLeaves(boolean agent) {
    modules.compile(sources.resolve("bullets"), work.resolve("mods/bullets"));
    try (Program game = dev(agent)) {
      step(game, 1);
      TestModules.copy(sources.resolve("rocks"), work.resolve("rocks"));
      TestModules.delete(sources.resolve("rocks"));
      assertThat(await(game, "rocks removed")).endsWith("rocks removed");
      step(game, 1);
      assertThat(all(game)).singleElement().asString().startsWith("1=Ship");
      TestModules.copy(work.resolve("rocks"), sources.resolve("rocks"));
      await(game, "rocks#2 live");
      step(game, 1);
      assertThat(all(game)).hasSize(4).last().asString().startsWith("7=Rock");
      TestModules.delete(sources.resolve("bullets"));
      await(game, "bullets removed");
      assertThat(game.output()).filteredOn(line -> line.contains("left out")).hasSize(1);
    }
  }

  @Test
  void theSameGameIsPlayedInBothModes() {
    List<String> units = List.of("bullets", "player", "rocks");
    units.forEach(
        unit -> modules.compile(sources.resolve(unit), work.resolve("mods").resolve(unit)));
    try (Program release = start(List.of("--steps"));
        Program dev = start(List.of("--steps"), "-Ddymod.mode=dev")) {
      step(release, 150);
      step(dev, 150);
      assertThat(release.ask("view")).isEqualTo(dev.ask("view")).contains("score 1");
      assertThat(all(release)).isEqualTo(all(dev));
      assertThat(dev.output()).anyMatch(line -> line.contains("player#1 live"));
    }
  }

  @Test
  void nobodyNeedsToPlay() {
    modules.compile(sources.resolve("player"), work.resolve("mods/player"));
    try (Program game = start(List.of("--ticks", "21"))) {
      assertThat(game.end()).hasSize(2).last().asString().startsWith("   20 |");
    }
  }

  private Program dev(boolean agent) {
    List<String> options = new ArrayList<>();
    options.add("-Ddymod.mode=dev");
    options.add("-Ddymod.path=" + sources);
    options.add("-Ddymod.removal=100");
    if (agent) {
      options.add(Libraries.agentOption());
    }
    return start(List.of("--steps"), options.toArray(String[]::new));
  }

  private Program start(List<String> arguments, String... options) {
    return Program.start(
        Libraries.all(), work.resolve("mods"), "game/game.Main", arguments, options);
  }

  private void edit(String file, String from, String to) {
    TestModules.edit(sources.resolve(file), from, to);
  }

  /** Plays a tick for each letter. */
  private static void play(Program game, String letters) {
    assertThat(game.ask(letters)).isEqualTo("aye");
    step(game, letters.length());
  }

  private static void step(Program game, int ticks) {
    game.ask(String.valueOf(ticks));
  }

  /** All there is, each with its number. */
  private static List<String> all(Program game) {
    return Arrays.asList(game.ask("show").split("; "));
  }

  private static String ship(Program game) {
    return all(game).get(0);
  }

  private static String position(Program game) {
    return position(ship(game));
  }

  private static String position(String ship) {
    return ship.substring(0, ship.indexOf("velocity"));
  }

  /** Lets changes in, without playing on, until a line is printed that says what came of them. */
  private static String await(Program game, String part) {
    Await.until(
        () -> part + " in " + game.output(),
        () -> {
          game.ask("show");
          return game.output().stream().anyMatch(line -> line.contains(part));
        });
    return game.awaitLine(part);
  }
}
