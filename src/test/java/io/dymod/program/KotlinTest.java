package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A unit written in Kotlin, but for its declaration. The compiler is there in the profile {@code
 * kotlin} alone, because it is large.
 */
class KotlinTest {

  private static final String COMPILER = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";

  @TempDir Path work;

  private static List<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .toList();
  }

  private static Path stdlib() {
    return jars().stream()
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().matches("kotlin-stdlib-[\\d.]+\\.jar"))
        .findFirst()
        .orElseThrow();
  }

  private static void kotlin(Path sources, Path output, Path mods) throws Exception {
    Process compiler =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, jars()),
                COMPILER,
                "-no-reflect",
                "-no-stdlib",
                "-jvm-target",
                "17",
                "-cp",
                TestModules.path(stdlib(), mods.resolve("sheep.api")),
                "-d",
                output.toString(),
                sources.toString())
            .redirectErrorStream(true)
            .start();
    String words = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor()).as(words).isZero();
  }

  @Test
  void aSavedAndCompiledClassIsLive() throws Exception {
    assumeThat(jars()).anyMatch(jar -> jar.contains("kotlin-compiler"));
    TestModules modules = new TestModules(work);
    Path mods = modules.exploded("sheep.api", "shepherd");
    Path java = work.resolve("src/main/java");
    Path kotlin = work.resolve("src/main/kotlin");
    Path output = work.resolve("target/classes");
    TestModules.write(
        java,
        "module-info.java",
        "module sheep { requires sheep.api; requires kotlin.stdlib; provides sheep.api.Sheep with sheep.impl.CountSheep; }");
    Path source =
        TestModules.write(
            kotlin,
            "sheep/impl/CountSheep.kt",
            """
            package sheep.impl
            class CountSheep : sheep.api.Sheep {
              override fun count(sheep: Int): String = listOf("None", "One").getOrElse(sheep) { "Many" }
            }
            """);
    kotlin(kotlin, output, mods);
    Path stdlib = stdlib();
    modules.compileWith(stdlib, java, output);
    try (Program program =
        Program.start(
            Stream.concat(Libraries.all().stream(), Stream.of(stdlib)).toList(),
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev",
            "--add-modules",
            "kotlin.stdlib",
            "-Ddymod.path=" + output)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(source, "Many", "Heaps");
      kotlin(kotlin, output, mods);
      program.awaitAnswer("count 3", "Heaps");
    }
  }
}
