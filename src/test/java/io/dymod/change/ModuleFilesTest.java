package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what a module is made of is a change. */
class ModuleFilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module-info.java",
        "unit/Entry.java",
        "unit/Entry$1.class",
        "größe/Maß.java",
        "unit/words",
        "unit/words.txt",
        "unit/sedation.txt",
        "unit/2024.csv",
        "unit/Entry.java.ftl",
        "unit/Entry.java.template",
        "unit/mail.template",
        "unit/.config",
        "META-INF/services/unit.Entry",
        "templates/index.html",
      })
  void whatAProgrammerWritesCounts(String name) {
    assertThat(ModuleFiles.counts(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/HEAD",
        ".git/refs/heads/main",
        ".gitignore",
        "unit/.gitkeep",
        ".svn/entries",
        ".hg/dirstate",
        ".idea/workspace.xml",
        ".settings/org.eclipse.jdt.core.prefs",
        "unit/.DS_Store",
        "unit/._Entry.java",
        "unit/CVS/Entries",
        "node_modules/left/index.js",
        "unit/.Entry.java.swp",
        "unit/.Entry.java.swo",
        "unit/.Entry.java.swx",
        "unit/Entry.java.swp",
        "unit/.Entry.java.un~",
        "unit/4913",
        "unit/5036",
        "unit/.#Entry.java",
        "unit/#Entry.java#",
        "unit/Entry.java~",
        "unit/Entry.java.~1~",
        "unit/Entry.java.bak",
        "unit/Entry.java.orig",
        "unit/Entry.java.rej",
        "unit/Entry.java.old",
        "unit/.Entry.java.kate-swp",
        "unit/.~lock.table.ods#",
        "unit/Entry.java___jb_tmp___",
        "unit/Entry.java___jb_old___",
        "unit/Entry.java.tmp",
        "unit/Entry.java.tmp.4711.1700000000",
        "unit/.Entry.java.tmp",
        "unit/.Entry.java.Xa3Qz9",
        "unit/Entry.java.1700000000",
        "unit/.goutputstream-AB12CD",
        "unit/sedTx5kfQ",
        "unit/tmpk3_x9abz",
        "unit/.nfs000000000123",
      })
  void whatEditorsAndToolsLeaveDoesNot(String name) {
    assertThat(ModuleFiles.counts(name)).isFalse();
  }

  private static Set<String> resources(String... names) {
    Set<String> all = Set.of(names);
    return Arrays.stream(names).filter(ModuleFiles.resourcesAmong(all)).collect(Collectors.toSet());
  }

  @Test
  void besideJavaSourcesEveryFileInADirectoryIsAResource() {
    assertThat(
            resources(
                "module-info.java",
                "unit/Entry.java",
                "unit/Entry.class",
                "unit/Other.kt",
                "unit/words.txt",
                "unit/images/small/a.png",
                "META-INF/LICENSE",
                "templates/index.html"))
        .containsExactlyInAnyOrder(
            "unit/words.txt",
            "unit/images/small/a.png",
            "META-INF/LICENSE",
            "templates/index.html");
  }

  @Test
  void besideTheDeclarationOnlyConfigurationIs() {
    assertThat(
            resources(
                "module-info.java",
                "messages.properties",
                "logback.xml",
                "README.md",
                "LICENSE",
                "notes.txt",
                "run.sh",
                "pom.xml",
                "build.gradle",
                "gradle.properties",
                "package.json"))
        .containsExactlyInAnyOrder("messages.properties", "logback.xml");
  }

  @Test
  void theDirectoriesOfAProjectHoldNoneUnlessTheyArePackages() {
    assertThat(
            resources(
                "module-info.java",
                "target/classes/unit/words.txt",
                "target/generated-sources/a/unit/Made.java",
                "build/libs/unit.jar",
                "docs/index.html",
                "test/Text.java",
                "test/words.txt",
                "test/data/more.txt"))
        .containsExactlyInAnyOrder("test/words.txt", "test/data/more.txt");
  }
}
