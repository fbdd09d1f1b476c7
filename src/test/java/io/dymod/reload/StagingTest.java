package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ready waits for its moment, and is what lies on disk when that comes. */
class StagingTest extends ReconciliationFixture {

  @Override
  boolean isStaged() {
    return true;
  }

  @BeforeEach
  void loadTwoUnits() throws InterruptedException {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1");
    start();
    assertThat(outcomes()).containsExactly("a#1 live", "b#1 live");
  }

  private static String ready(String units) {
    return units + " ready";
  }

  private void put(String unit, String answer, String... requires) throws InterruptedException {
    disk.put(unit + ".jar", NEW, unit, answer, requires);
    pass();
  }

  private String pending() {
    return reconciliation.groups().staging().pending().toString();
  }

  @Test
  void whatIsReadyGoesLiveWhenItsMomentComes() throws Exception {
    put("a", "2");
    assertThat(outcomes()).containsExactly(ready("a#2"));
    assertThat(answer("a")).isEqualTo("1");
    assertThat(pending()).isEqualTo("[a#2]");
    assertThat(reconciliation.groups().staging().pending())
        .extracting(Unit::state)
        .containsExactly(Unit.State.PENDING);
    pass();
    assertThat(outcomes()).isEmpty();
    commit();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertThat(answer("a")).isEqualTo("2");
    assertThat(pending()).isEqualTo("[]");
    pass();
    assertThat(outcomes()).isEmpty();
    commit();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void whatIsWrittenAgainTakesThePlaceOfWhatIsReady() throws Exception {
    put("a", "2");
    put("a", "3");
    assertThat(outcomes()).containsExactly(ready("a#3"));
    assertThat(discarded).containsExactly("a#2");
    commit();
    assertThat(answer("a")).isEqualTo("3");
  }

  @Test
  void whatIsUndoneOnDiskIsGivenUp() throws Exception {
    put("a", "2");
    put("a", "1");
    assertThat(discarded).containsExactly("a#2");
    commit();
    assertThat(outcomes()).isEmpty();
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void whatIsBrokenOnDiskIsGivenUpToo() throws Exception {
    put("a", "2");
    disk.putBroken("a.jar", SETTLED, "a");
    pass();
    assertThat(pending()).isEqualTo("[]");
    commit();
    assertThat(outcomes()).isEmpty();
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void allThatIsReadyGoesLiveInOneStep() throws Exception {
    put("a", "2");
    put("b", "2");
    assertThat(outcomes()).containsExactly(ready("a#3, b#2"));
    commit();
    assertThat(outcomes()).containsExactly("a#3, b#2 live");
    assertThat(answer("a")).isEqualTo("2");
    assertThat(answer("b")).isEqualTo("2");
  }

  @Test
  void aFaultKeepsTheOthersFromNothing() throws Exception {
    put("a", "2");
    disk.putBroken("b.jar", SETTLED, "b");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("b rejected: ");
    assertThat(pending()).isEqualTo("[a#2]");
    assertThat(discarded).isEmpty();
    commit();
    assertThat(outcomes()).containsExactly("a#2 live");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void aFaultKeepsAllThatIsReadyTogether() throws Exception {
    disk.put("a.jar", NEW, "a", "2");
    disk.put("b.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes()).containsExactly(ready("a#2, b#2"));
    disk.put("c.jar", SETTLED, "c", "1", "nobody");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("c rejected: ");
    assertThat(discarded).isEmpty();
    commit();
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
  }

  @Test
  void aUnitThatDoesNotFitToAnotherIsFoundOutOnce() throws Exception {
    disk.put("c.jar", SETTLED, "c", "1", "nobody");
    disk.put("a.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes())
        .hasSize(2)
        .contains(ready("a#2"))
        .anySatisfy(message -> assertThat(message).startsWith("c rejected: "));
    pass();
    assertThat(outcomes()).isEmpty();
    commit();
    assertThat(outcomes()).containsExactly("a#2 live");
  }

  @Test
  void whatFailsOfAGroupDoesNotKeepTheRestOfIt() throws Exception {
    put("b", "2", "a");
    commit();
    assertThat(answer("b")).isEqualTo("2");
    disk.put("a.jar", SETTLED, "a", "2");
    disk.put("b.jar", SETTLED, "b", "3", "a", "nobody");
    pass();
    assertThat(pending()).contains("a#");
    String waiting = pending();
    for (int passes = 0; passes < 3; passes++) {
      pass();
      assertThat(outcomes()).isEmpty();
      assertThat(pending()).isEqualTo(waiting);
    }
    commit();
    assertThat(answer("a")).isEqualTo("2");
    assertThat(answer("b")).isEqualTo("2");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void whatSomebodyHasAskedForIsNotGivenUp() throws Exception {
    put("a", "2");
    assertThat(reconciliation.groups().staging().claim()).isTrue();
    put("a", "3");
    assertThat(outcomes()).isEmpty();
    commit();
    assertThat(answer("a")).isEqualTo("2");
    assertThat(reconciliation.groups().staging().claim()).isFalse();
    pass();
    assertThat(outcomes()).containsExactly(ready("a#3"));
  }

  @Test
  void aRemovalWaitsToo() throws Exception {
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes())
        .containsExactly("a ready to be removed: live with the next Dymod.reload()");
    assertThat(answer("a")).isEqualTo("1");
    commit();
    assertThat(outcomes()).containsExactly("a removed");
  }

  @Test
  void aStepBackDoesNotWaitAndGivesUpWhatDoes() throws Exception {
    put("a", "2");
    commit();
    put("b", "2");
    rollBack();
    assertThat(outcomes()).containsExactly("a#3 live");
    assertThat(answer("a")).isEqualTo("1");
    assertThat(discarded).containsExactly("b#2");
    pass();
    assertThat(outcomes()).containsExactly(ready("b#3"));
    commit();
    assertThat(answer("a")).isEqualTo("1");
    assertThat(answer("b")).isEqualTo("2");
  }
}
