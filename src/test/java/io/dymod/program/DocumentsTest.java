package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say is so: their links, the settings they name, and the way in. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern MODULE = Pattern.compile("(?s)module ([\\w.]+) \\{.*?\n\\}");
  private static final int LONGEST_README = 120;

  @TempDir Path work;

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/test/README.md")
                .map(Path::of)
                .toList());
    try (Stream<Path> more = Files.list(Path.of("docs"))) {
      more.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    return documents;
  }

  private static Stream<MatchResult> find(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  @Test
  void whatTheyLinkToIsThere() throws IOException {
    for (Path document : documents()) {
      Path from = document.toAbsolutePath().getParent();
      find(LINK, Files.readString(document))
          .forEach(
              link ->
                  assertThat(from.resolve(link.group(1)).normalize())
                      .as("%s links to %s", document, link.group(1))
                      .exists());
    }
  }

  @Test
  void readmeIsShort() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
  }

  /** All settings, as the message names them that refuses an unknown one. */
  @Test
  void everySettingHasARow() throws IOException {
    String parser = Files.readString(Path.of("src/main/java/io/dymod/SettingsParser.java"));
    Set<String> settings =
        find(Pattern.compile("case \"(\\w+)\" ->"), parser)
            .map(found -> "dymod." + found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> rows =
        find(
                Pattern.compile("(?m)^\\| `(dymod\\.\\w+)` \\|"),
                Files.readString(Path.of("docs/settings.md")))
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(settings).hasSizeGreaterThan(20).isEqualTo(rows);
  }

  /** The modules of the README, as a build would lay them out, started as it says. */
  @Test
  void theWayInLeadsToALiveEdit() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> path = new ArrayList<>();
    Libraries.all().forEach(library -> path.add(library.toString()));
    List<MatchResult> modules = find(MODULE, readme).toList();
    assertThat(modules)
        .extracting(module -> module.group(1))
        .containsExactly("prices.api", "prices", "shop");
    for (MatchResult module : modules) {
      TestModules.write(sources(module.group(1)), "module-info.java", module.group());
    }
    TestModules.write(
        sources("prices.api"),
        "prices/api/Prices.java",
        "package prices.api;\npublic " + code(readme, "interface Prices \\{.*\\}"));
    Path provider =
        TestModules.write(
            sources("prices"),
            "prices/Cheap.java",
            """
            package prices;
            public final class Cheap implements prices.api.Prices {
              @Override public int of(String thing) { return 10; }
            }
            """);
    TestModules.write(
        sources("shop"),
        "shop/Main.java",
        """
        package shop;
        import io.dymod.Dymod;
        import java.util.Scanner;
        import prices.api.Prices;
        public final class Main {
          public static void main(String[] arguments) {
            %s
            for (Scanner lines = new Scanner(System.in); lines.hasNextLine(); lines.nextLine()) {
              System.out.println("= " + %s);
            }
          }
        }
        """
            .formatted(
                code(readme, "Prices prices = [^;]*;"), code(readme, "prices.of\\([^)]*\\)")));
    for (MatchResult module : modules) {
      path.add(compile(module.group(1)).toString());
    }
    assertThat(readme).contains("java -Ddymod.mode=dev --module-path", " -m shop/shop.Main");
    List<Path> all = path.stream().map(Path::of).toList();
    try (Program program =
        Program.start(all, work.resolve("nothing"), "shop/shop.Main", "-Ddymod.mode=dev")) {
      assertThat(program.ask("bread")).isEqualTo("10");
      assertThat(program.awaitLine("units on the module path"))
          .contains("[" + work.resolve("prices/target/classes").toRealPath() + "] (left out: ")
          .endsWith("prices.api is required by shop; shop is the application)");
      TestModules.edit(provider, "10", "12");
      program.awaitAnswer("bread", "12");
    }
  }

  private static String code(String readme, String pattern) {
    return find(Pattern.compile(pattern), readme).findFirst().orElseThrow().group();
  }

  private Path sources(String module) {
    return work.resolve(module).resolve("src/main/java");
  }

  private Path compile(String module) {
    return new TestModules(work)
        .compileWith(
            work.resolve("prices.api/target/classes"),
            sources(module),
            work.resolve(module).resolve("target/classes"));
  }
}
