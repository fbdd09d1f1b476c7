package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is public, and which way imports point, changes by decision and not by accident. */
class ModuleShapeTest {

  private static final Path SOURCES = Path.of("src/main/java/io/dymod");
  private static final List<String> ORDER =
      List.of(
          "agent",
          "scope",
          "warmup",
          "change",
          "compile",
          "redefine",
          "load",
          "serve",
          "retire",
          "outcome",
          "state",
          "reload",
          "report",
          "engine",
          "release",
          "dev");

  /** What is behind the door may use of it: values and what users implement, never the door. */
  private static final Set<String> VALUES =
      Set.of(
          "Diagnostic",
          "DymodException",
          "Exclusive",
          "Former",
          "InPlace",
          "Mode",
          "Outcome",
          "Provider",
          "ProviderGoneException",
          "Settings",
          "Stage",
          "Stateful",
          "Subscription",
          "Unit");

  /** The arrows from the door to what is behind it, each by name. */
  private static final Map<String, Set<String>> DOOR =
      Map.of(
          "Dymod", Set.of("engine.Engine", "engine.ServiceRequest"),
          "CurrentEngine", Set.of("dev.DevEngine", "engine.Engine", "release.ReleaseEngine"),
          "Host",
              Set.of(
                  "dev.DevEngine",
                  "engine.Engine",
                  "engine.ServiceRequest",
                  "release.ReleaseEngine"),
          "Diagnostic", Set.of("outcome.CompilerDiagnostic"),
          "Former", Set.of("state.FormerObject"),
          "Outcome",
              Set.of(
                  "outcome.LeakSuspect",
                  "outcome.Leaked",
                  "outcome.Rejected",
                  "outcome.RestartNeeded",
                  "outcome.Retired",
                  "outcome.Staged",
                  "outcome.Swapped",
                  "outcome.Unchanged"),
          "Unit", Set.of("outcome.UnitSummary"),
          "Provider", Set.of("dev.LiveProvider", "release.BootProvider"),
          "Scope",
              Set.of(
                  "engine.ProcessEnd",
                  "release.BootProvider",
                  "scope.OwnedResources",
                  "scope.OwnedResource",
                  "scope.OwningLoader"));

  private static final Pattern IMPORT =
      Pattern.compile("(?:import(?: static)?|permits) io\\.dymod\\.([\\w.]+)");

  @Test
  void onePackageIsExported() throws IOException {
    ModuleDescriptor module = descriptor();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::toString)
        .containsExactlyInAnyOrder("io.dymod", "io.dymod.agent to [java.instrument]");
    assertThat(module.opens()).isEmpty();
  }

  @Test
  void releaseCanDoWithoutWhatOnlyDevelopmentNeeds() throws IOException {
    Map<String, Set<Requires.Modifier>> requires =
        descriptor().requires().stream()
            .collect(Collectors.toMap(Requires::name, Requires::modifiers));
    assertThat(requires)
        .containsOnlyKeys(
            "java.base",
            "jdk.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "jdk.management",
            "jdk.unsupported",
            "org.netbeans.lib.profiler.RELEASE250",
            "org.slf4j",
            "org.objectweb.asm",
            "directory.watcher");
    for (String optional :
        List.of(
            "jdk.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "jdk.management",
            "org.netbeans.lib.profiler.RELEASE250",
            "directory.watcher")) {
      assertThat(requires.get(optional)).as(optional).containsExactly(Requires.Modifier.STATIC);
    }
  }

  @Test
  void thePublicTypesAreThese() throws IOException {
    assertThat(
            javaFiles(SOURCES)
                .filter(file -> file.getParent().equals(SOURCES))
                .filter(ModuleShapeTest::isPublic))
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .containsExactlyInAnyOrder(
            "Dymod",
            "Diagnostic",
            "DymodException",
            "Exclusive",
            "Former",
            "InPlace",
            "Host",
            "LeakCheck",
            "Mode",
            "Outcome",
            "Provider",
            "ProviderGoneException",
            "Scope",
            "Settings",
            "Stage",
            "Stateful",
            "Subscription",
            "Unit");
  }

  private static final int LONGEST_FILE = 250;

  @Test
  void noFileIsLongerThanThis() throws IOException {
    for (Path file : javaFiles(SOURCES).toList()) {
      assertThat(Files.readAllLines(file))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  @Test
  void importsPointOnlyBackwards() throws IOException {
    Set<String> wrong = new TreeSet<>();
    for (Path file : javaFiles(SOURCES).toList()) {
      int stage = ORDER.indexOf(SOURCES.relativize(file).getName(0).toString());
      if (stage >= 0) {
        Matcher imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
          String first = imports.group(1).split("\\.")[0];
          int imported = ORDER.indexOf(first);
          boolean isValue = VALUES.contains(first) && stage >= ORDER.indexOf("outcome");
          if (!isValue && (imported < 0 || imported > stage)) {
            wrong.add(file + ": " + imports.group());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theDoorUsesNoMoreOfWhatIsBehindItThanThis() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    for (Path file : javaFiles(SOURCES).filter(ModuleShapeTest::isOfDoor).toList()) {
      Matcher imports = IMPORT.matcher(Files.readString(file));
      while (imports.find()) {
        if (ORDER.contains(imports.group(1).split("\\.")[0])) {
          used.computeIfAbsent(
                  file.getFileName().toString().replace(".java", ""), type -> new TreeSet<>())
              .add(imports.group(1));
        }
      }
    }
    assertThat(used).isEqualTo(DOOR);
  }

  private static boolean isOfDoor(Path file) {
    return file.getParent().equals(SOURCES);
  }

  private static ModuleDescriptor descriptor() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }

  private static Stream<Path> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static boolean isPublic(Path file) {
    try {
      return Pattern.compile("^public ", Pattern.MULTILINE).matcher(Files.readString(file)).find();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
