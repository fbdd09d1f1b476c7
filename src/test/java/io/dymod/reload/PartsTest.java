package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds some of a group up holds up nothing else, and takes nothing away. */
class PartsTest extends ReconciliationFixture {

  private static final String OBJECT = "java/lang/Object";

  @Test
  void aPackageThatAnotherUnitHasHoldsUpNothingElse() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    disk.putWithPackage("c.jar", NEW, "c", "1", "guest", "a");
    pass();
    disk.put("a.jar", NEW, "a", "2");
    disk.putWithPackage("b.jar", SETTLED, "b", "2", "guest", "a");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "a#2, b#2, c#2 live",
            "b rejected: units b and c both have package guest: in release the two could not start together. Remove it from one of them, or rename it");
    assertThat(answer("b")).isEqualTo("1");
  }

  @Test
  void ofTwoUnitsThatGetTheSamePackageOneGoesLive() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    disk.put("c.jar", NEW, "c", "1", "a");
    pass();
    disk.put("a.jar", SETTLED, "a", "2");
    disk.putWithPackage("b.jar", SETTLED, "b", "2", "guest", "a");
    disk.putWithPackage("c.jar", SETTLED, "c", "2", "guest", "a");
    pass();
    assertThat(outcomes()).hasSize(2).first().isEqualTo("a#2, b#2, c#2 live");
    assertThat(reported.get(1).message()).startsWith("c rejected: units b and c both have");
    assertThat(answer("b")).isEqualTo("2");
    assertThat(answer("c")).isEqualTo("1");
  }

  @Test
  void whatIsRequiredByABrokenUnitAsItServesIsNotRemoved() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.remove("a.jar", OLD);
    disk.putBroken("b.jar", SETTLED, "b");
    pass();
    assertThat(outcomes())
        .containsExactly("b, a rejected: b/Text.class is damaged or half written: build it again");
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void aBrokenUnitServesOnWithTheNewVersionOfWhatItRequiredBefore() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.put("a.jar", NEW, "a", "2");
    disk.putBroken("b.jar", SETTLED, "b");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "a#2, b#2 live", "b rejected: b/Text.class is damaged or half written: build it again");
  }

  @Test
  void aBrokenUnitThatWouldRequireItDoesNotKeepAUnitFromLeaving() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("c.jar", NEW, "c", "1");
    pass();
    disk.remove("a.jar", OLD);
    disk.putBroken("c.jar", SETTLED, "c", "a");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "a removed", "c rejected: c/Text.class is damaged or half written: build it again");
  }

  @Test
  void whatDoesNotFitWithAChangedUnitIsTakenAlongOnceWithTheOthers() throws Exception {
    disk.putWithHelper("a.jar", NEW, "a", "1", OBJECT);
    disk.put("b.jar", NEW, "b", "1");
    disk.put("c.jar", NEW, "c", "1");
    disk.putWithHelper("d.jar", NEW, "d", "1", "a/Helper", "a", "b", "c");
    pass();
    disk.put("a.jar", SETTLED, "a", "2");
    disk.put("b.jar", SETTLED, "b", "2");
    disk.put("c.jar", SETTLED, "c", "2");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "b#2, c#2, d#2 live",
            "a rejected: d.Helper needs a.Helper, which unit a does not have: build d again, against the new a");
  }

  @Test
  void aChangeThatFitsOnlyWithTheVersionThatServesGoesLiveWithIt() throws Exception {
    disk.putWithHelper("a.jar", NEW, "a", "1", OBJECT);
    disk.putWithHelper("b.jar", NEW, "b", "1", "a/Helper", "a");
    pass();
    disk.put("a.jar", SETTLED, "a", "2");
    disk.putWithHelper("b.jar", SETTLED, "b", "2", "a/Helper", "a");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "b#2 live",
            "a rejected: b.Helper needs a.Helper, which unit a does not have: build b again, against the new a");
  }
}
