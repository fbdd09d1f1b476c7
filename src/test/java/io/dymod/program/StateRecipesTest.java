package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each recipe of docs/state.md, as it stands there, keeps its state when it is edited. */
@Execution(ExecutionMode.CONCURRENT)
class StateRecipesTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n// (\\S+\\.java)\n(.*?)```");
  private static final Pattern EDIT =
      Pattern.compile(
          "(?s)```java\n// after (?:the|another) edit: (\\S+\\.java): (.*?)\n(.*?)\n```");

  @TempDir Path work;
  private TestModules modules;
  private Path sources;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    sources = modules.path("units");
  }

  private static Map<String, String> sections() {
    try {
      String page = Files.readString(Path.of("docs/state.md"));
      Map<String, String> sections = new LinkedHashMap<>();
      Matcher heading = SECTION.matcher(page);
      String name = "";
      int start = 0;
      while (heading.find()) {
        sections.put(name, page.substring(start, heading.start()));
        name = heading.group(1);
        start = heading.end();
      }
      sections.put(name, page.substring(start));
      return sections;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String section(String name) {
    String section = sections().get(name);
    assertThat(section).as("section %s", name).isNotNull();
    return section;
  }

  /** Writes the files of a section, those of the application to where they are compiled. */
  private void write(String section) {
    Matcher block = BLOCK.matcher(section(section));
    while (block.find()) {
      boolean isFixed = block.group(1).startsWith("desk");
      TestModules.write(
          isFixed ? modules.path("sources") : sources, block.group(1), block.group(2));
    }
  }

  private Program start(String recipe) {
    write("");
    write(recipe);
    Path mods = modules.path("mods");
    for (String module : new String[] {"desk.api", "desk"}) {
      modules.compile(modules.path("sources").resolve(module), mods.resolve(module));
    }
    return Program.start(mods, "desk/desk.Main", "-Ddymod.mode=dev", "-Ddymod.path=" + sources);
  }

  private void edit(String from, String to) {
    TestModules.edit(sources.resolve("teller/teller/Teller.java"), from, to);
  }

  /** Waits until the edited code serves, and asks it. */
  private static void assertLive(Program program, String line, UnaryOperator<String> expected) {
    program.awaitLine("teller#2 live");
    assertThat(program.ask(line)).isEqualTo(expected.apply(line));
  }

  @Test
  void inTheApplication() {
    try (Program program = start("In the application")) {
      assertThat(program.ask("one")).isEqualTo("1 lines");
      edit("\" lines\"", "\" lines, the last \" + line");
      assertLive(program, "two", line -> "2 lines, the last two");
    }
  }

  @Test
  void inASecondService() {
    try (Program program = start("In a second service that rarely changes")) {
      assertThat(program.ask("40")).isEqualTo("balance 40");
      edit("\"balance \"", "\"now \"");
      assertLive(program, "2", line -> "now 42");
    }
  }

  @Test
  void inARecord() {
    String section = "In a record that is handed over";
    try (Program program = start(section)) {
      assertThat(program.ask("1")).isEqualTo("[Entry[owner=Ann, amount=1]]");
      Matcher edits = EDIT.matcher(section(section));
      assertThat(edits.find()).isTrue();
      edit(edits.group(2), edits.group(3));
      assertLive(
          program,
          "2",
          line ->
              "[Entry[owner=Ann, amount=1, currency=EUR], Entry[owner=Ann, amount=2, currency=EUR]]");
      assertThat(edits.find()).isTrue();
      edit(edits.group(2), edits.group(3));
      program.awaitLine("teller#3 live");
      assertThat(program.ask("3"))
          .isEqualTo(
              "[Entry[person=Ann, cents=100, currency=EUR],"
                  + " Entry[person=Ann, cents=200, currency=EUR],"
                  + " Entry[person=Ann, cents=3, currency=EUR]]");
    }
  }

  @Test
  void inTheScope() {
    try (Program program = start("In the scope of the generation")) {
      program.awaitAnswer("ticks", "ticking true");
      edit("\"ticking \"", "\"still ticking \"");
      assertLive(program, "ticks", line -> "still ticking true");
      program.awaitAnswer("clocks", "1 running");
    }
  }

  @Test
  void connectionsAndPorts() {
    try (Program program = start("Connections and ports")) {
      String open = program.ask("");
      assertThat(open).matches("open at \\d+: true");
      edit("\"open at \"", "\"still open at \"");
      assertLive(program, "", line -> "still " + open);
    }
  }

  @Test
  void caches() {
    try (Program program = start("Caches")) {
      assertThat(program.ask("bread")).isEqualTo("bread costs 5, computed 1");
      edit("record Price(int amount)", "record Price(long amount)");
      assertLive(program, "bread", line -> "bread costs 5, computed 0");
      edit("record Price(long amount)", "record Price(byte amount)");
      edit("new Price(thing.length())", "new Price((byte) thing.length())");
      assertThat(program.awaitLine("teller#3 live")).contains("teller.Teller starts anew");
      assertThat(program.ask("bread")).isEqualTo("bread costs 5, computed 1");
    }
  }

  @Test
  void counters() {
    try (Program program = start("Counters")) {
      assertThat(program.ask("")).isEqualTo("served 1");
      edit("\"served \"", "\"now \"");
      assertLive(program, "", line -> "now 2");
    }
  }

  @Test
  void whatAUserSees() {
    try (Program program = start("What a user sees")) {
      program.ask("word");
      assertThat(program.ask("left")).isEqualTo("wor|d");
      edit("+ \"|\" +", "+ \"^\" +");
      assertLive(program, "x", key -> "worx^d");
    }
  }

  @Test
  void eachRecipeIsTried() {
    assertThat(sections().keySet())
        .containsExactly(
            "",
            "In the application",
            "In a second service that rarely changes",
            "In a record that is handed over",
            "In the scope of the generation",
            "Connections and ports",
            "Caches",
            "Counters",
            "What a user sees",
            "Going back");
  }
}
