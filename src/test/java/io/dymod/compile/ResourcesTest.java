package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Content;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources a unit has is told from what lies in its sources and in its build's output. */
class ResourcesTest {

  private static byte[] bytes(String text) {
    return text.replace("|", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Content content(String... namesAndTexts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int index = 0; index < namesAndTexts.length; index += 2) {
      files.put(namesAndTexts[index], bytes(namesAndTexts[index + 1]));
    }
    return Content.of(files);
  }

  @ParameterizedTest
  @CsvSource({
    "v=${version}, v=1.0",
    "v=@project.version@, v=1.0",
    "v=$version, v=1.0",
    "a|v=${version} of ${name}|b, a|v=1.0 of one|b",
    "${a}${b}, 1",
    "a=${a}, a=",
    "plain|${x}, plain|1",
  })
  void aCopyThatTheSourceBecomesByFilteringIsFiltered(String source, String copy) {
    assertThat(Resources.isFiltered(bytes(source), bytes(copy))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "t2, t1",
    "same, same",
    "v=${version}, w=1.0",
    "v=${version}|new, v=1.0",
    "v=${version}|new, v=1.0|old",
    "hello ${name}, hello ${user}",
    "hello ${name}, hello ${name}",
    "a ${x} b ${y} c, a 1 c",
  })
  void anyOtherCopyIsAnOldOne(String source, String copy) {
    assertThat(Resources.isFiltered(bytes(source), bytes(copy))).isFalse();
  }

  @Test
  void otherLineEndsAreNoDifference() {
    assertThat(Resources.isFiltered(bytes("a|b"), bytes("a\r|b\r"))).isFalse();
    assertThat(Resources.isFiltered(bytes("a|${b}"), bytes("a\r|1\r"))).isTrue();
  }

  @Test
  void whatOnlyTheOutputHasIsLeftOverUnlessBuildsPutItThere() {
    Resources resources =
        new Resources(
            content("p/kept.txt", "new", "p/A.java", ""),
            content(
                "p/kept.txt",
                "old",
                "p/deleted.txt",
                "",
                "META-INF/one.module",
                "",
                "p/A.class",
                ""));
    assertThat(resources.all()).containsOnlyKeys("META-INF/one.module", "p/kept.txt");
    assertThat(resources.all().get("p/kept.txt")).isEqualTo(bytes("new"));
    assertThat(resources.leftOver()).containsExactly("p/deleted.txt");
  }
}
