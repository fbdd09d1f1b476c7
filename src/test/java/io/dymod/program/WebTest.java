package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Await;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web server whose pages are edited while several visitors keep asking: none is let down. */
class WebTest {

  private static final int ROUNDS = Integer.getInteger("dymod.test.reloads", 60) / 20;
  private static final String HELLO = "pages/pages/Hello.java";
  private static final String LAYOUT = "pages/pages/Layout.java";
  private static final String VISITS = "visits/visits/Visits.java";
  private static final String DECLARATION = "pages/module-info.java";
  private static final String BYE =
      """
      package pages;
      import web.api.*;
      public final class Bye implements Route {
        @Override public String path() { return "/bye"; }
        @Override public Answer answer(Request request) { return Layout.page("Bye", ""); }
      }
      """;

  private static final Pattern GREETING =
      Pattern.compile("(?s)200 .*<p>(\\d+) times hello, Ann</p>\n<p>edition (\\d+)</p>\n");
  private static final Pattern VISIT = Pattern.compile("200 visit(?:or)? (\\d+)");
  private static final Pattern PAGE_OR_NONE =
      Pattern.compile("(?s)200 .*<h1>Bye</h1>.*|404 There is no page /bye");

  @TempDir Path work;
  private Path sources;

  private final Set<Integer> visits = ConcurrentHashMap.newKeySet();
  private final AtomicInteger visited = new AtomicInteger();

  @BeforeEach
  void copy() {
    TestModules modules = new TestModules(work);
    sources = modules.sources("website");
    modules.compile(sources.resolve("web.api"), work.resolve("mods/web.api"));
    modules.compile(sources.resolve("web"), work.resolve("mods/web"));
    edit(HELLO, "Hello, ", "0 times hello, ");
    edit(LAYOUT, "edition one", "edition 0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nobodyIsLetDownWhilePagesAreEditedBrokenAddedAndRemoved(boolean agent) {
    try (Program web = start(agent);
        Visitors visitors =
            new Visitors(
                address(web),
                List.of("/hello?name=Ann", "/visits", "/bye"),
                (before, now) -> look(before, now, agent))) {
      for (int round = 1; round <= ROUNDS; round++) {
        edit(HELLO, (round - 1) + " times", round + " times");
        edit(LAYOUT, "edition " + (round - 1), "edition " + round);
        visitors.await("/hello?name=Ann", "edition " + round);

        edit(HELLO, "return Layout", "return Layouts");
        awaitRejection(web, round);
        visitors.awaitMore(20);
        edit(HELLO, "return Layouts", "return Layout");

        TestModules.write(sources, "pages/pages/Bye.java", BYE);
        edit(DECLARATION, "pages.Home,", "pages.Bye, pages.Home,");
        visitors.await("/bye", "200 ");
        edit(DECLARATION, "pages.Bye, ", "");
        TestModules.delete(sources.resolve("pages/pages/Bye.java"));
        visitors.await("/bye", "404 ");

        edit(VISITS, "visitors", "visitors" + round);
        edit(
            VISITS,
            round % 2 == 1 ? "visit \"" : "visitor \"",
            round % 2 == 1 ? "visitor \"" : "visit \"");
        visitors.await("/visits", round % 2 == 1 ? "visitor " : "visit ");
      }
      assertThat(visitors.complaints()).isEmpty();
      assertThat(visits).hasSize(visited.get()).contains(1, visited.get());
      assertThat(web.output())
          .filteredOn(line -> line.contains("pages#1.2 live in place"))
          .hasSize(agent ? 1 : 0);
    }
  }

  /** Looks at an answer, and at the one to the same request before it. */
  private void look(String before, String now, boolean agent) {
    Matcher visit = VISIT.matcher(now);
    if (visit.matches()) {
      visited.incrementAndGet();
      assertThat(visits.add(Integer.parseInt(visit.group(1)))).as("new: %s", now).isTrue();
    } else if (!PAGE_OR_NONE.matcher(now).matches()) {
      Matcher greeting = GREETING.matcher(now);
      assertThat(greeting.matches()).as(now).isTrue();
      int times = Integer.parseInt(greeting.group(1));
      int edition = Integer.parseInt(greeting.group(2));
      Matcher last = GREETING.matcher(before);
      assertThat(last.matches()).isTrue();
      assertThat(times).isGreaterThanOrEqualTo(Integer.parseInt(last.group(1)));
      assertThat(edition).isGreaterThanOrEqualTo(Integer.parseInt(last.group(2)));
      // Hello is saved first. In place, a call in flight may go on with what has changed meanwhile.
      assertThat(edition).isBetween(times - 1, agent ? times + 1 : times);
    }
  }

  private Program start(boolean agent) {
    List<String> options = new ArrayList<>();
    options.add("-Ddymod.mode=dev");
    options.add("-Ddymod.path=" + sources);
    options.add("-Dsun.net.httpserver.nodelay=true");
    if (agent) {
      options.add(Libraries.agentOption());
    }
    return Program.start(
        Libraries.all(),
        work.resolve("mods"),
        "web/web.Main",
        List.of("--port", "0"),
        options.toArray(String[]::new));
  }

  private static URI address(Program web) {
    return URI.create(web.awaitLine("http://").replaceAll(" .*", ""));
  }

  private static void awaitRejection(Program web, int number) {
    Await.until(
        () -> number + " rejections in " + web.output(),
        () ->
            web.output().stream().filter(line -> line.endsWith(" keeps serving")).count()
                >= number);
  }

  private void edit(String file, String from, String to) {
    TestModules.edit(sources.resolve(file), from, to);
  }
}
