package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.Unit;
import org.junit.jupiter.api.Test;

/** What was replaced comes back, and stays until the files that replaced it are written again. */
class RollbackTest extends ReconciliationFixture {

  private void edit(String answer) throws InterruptedException {
    disk.put("a.jar", NEW, "a", answer);
    pass();
  }

  private void assertStays() throws InterruptedException {
    pass();
    assertThat(outcomes()).isEmpty();
    passAsked();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void theEditionBeforeServesAgainUntilTheFilesAreWrittenAgain() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    edit("2");
    rollBack();
    assertThat(outcomes()).containsExactly("a#3 live");
    assertThat(reported).extracting(Outcome::message).first().asString().contains("rolled back");
    assertThat(answer("a")).isEqualTo("1");
    assertThat(retired).containsExactly("a#1", "a#2");
    assertStays();
    assertThat(reconciliation.state().units()).extracting(Unit::state).containsExactly(STALE);
    edit("2");
    assertThat(outcomes()).containsExactly("a#4 live");
    assertThat(answer("a")).isEqualTo("2");
    assertThat(reconciliation.state().units()).extracting(Unit::state).containsExactly(LIVE);
  }

  private static final Unit.State STALE = Unit.State.STALE;
  private static final Unit.State LIVE = Unit.State.LIVE;

  @Test
  void eachCallGoesBackByOneEditionAsFarAsTheyAreKept() throws Exception {
    disk.put("a.jar", NEW, "a", "0");
    start();
    for (int edit = 1; edit <= HISTORY + 1; edit++) {
      edit("" + edit);
    }
    for (int back = HISTORY; back >= 1; back--) {
      rollBack();
      assertThat(answer("a")).isEqualTo("" + back);
      assertStays();
    }
    rollBack();
    assertThat(reported).isEmpty();
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void theStartIsNothingToGoBackFrom() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    start();
    rollBack();
    assertThat(reported).isEmpty();
  }

  @Test
  void anEditAfterItIsWhatTheNextOneTakesBack() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    edit("2");
    rollBack();
    edit("3");
    assertThat(answer("a")).isEqualTo("3");
    rollBack();
    assertThat(answer("a")).isEqualTo("1");
    assertStays();
  }

  @Test
  void theBytesThatServeAgainAreNoChange() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    edit("2");
    rollBack();
    edit("1");
    assertThat(outcomes()).containsExactly("a unchanged: the same bytes again");
    assertThat(reconciliation.state().units()).extracting(Unit::state).containsExactly(LIVE);
  }

  @Test
  void whatWasAddedLeavesAndWhatWasRemovedComesBackForGood() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    disk.put("b.jar", NEW, "b", "1");
    pass();
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a removed");
    rollBack();
    assertThat(outcomes()).containsExactly("a#2 live");
    disk.remove("a.jar", OLD);
    assertStays();
    rollBack();
    assertThat(outcomes()).containsExactly("b removed (rolled back)");
    assertStays();
    assertThat(reconciliation.state().units()).extracting(Unit::name).containsExactly("a");
    disk.put("b.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes()).containsExactly("b#2 live");
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void aUnitThatHasMovedComesBackFromWhereItWas() throws Exception {
    disk.put("a-1.jar", NEW, "a", "1");
    start();
    disk.remove("a-1.jar", NEW);
    disk.put("a-2.jar", NEW, "a", "2");
    pass();
    assertThat(answer("a")).isEqualTo("2");
    rollBack();
    assertThat(answer("a")).isEqualTo("1");
    disk.remove("a-1.jar", OLD);
    assertStays();
    disk.put("a-2.jar", NEW, "a", "3");
    pass();
    assertThat(answer("a")).isEqualTo("3");
    assertStays();
  }

  @Test
  void aUnitComesBackInPlaceOfTheOneThatHasItsPlace() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    disk.put("a.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes()).containsExactly("b#1 live");
    rollBack();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertStays();
    assertThat(reconciliation.state().units()).extracting(Unit::name).containsExactly("a");
    disk.put("a.jar", NEW, "b", "3");
    pass();
    assertThat(answer("b")).isEqualTo("3");
    assertThat(reconciliation.state().units()).extracting(Unit::name).containsExactly("b");
  }

  @Test
  void whatWentLiveTogetherComesBackTogether() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    start();
    disk.put("a.jar", NEW, "a", "2");
    disk.put("b.jar", NEW, "b", "2", "a");
    pass();
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
    rollBack();
    assertThat(outcomes()).containsExactly("a#3, b#3 live");
    assertThat(answer("a")).isEqualTo("1");
    assertThat(answer("b")).isEqualTo("1");
    assertStays();
    disk.put("b.jar", NEW, "b", "3", "a");
    pass();
    assertThat(outcomes()).containsExactly("b#4 live");
    assertThat(answer("a")).isEqualTo("1");
  }

  @Test
  void whatWasTakenAlongIsWhatItWas() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    start();
    edit("2");
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
    rollBack();
    assertThat(outcomes()).containsExactly("a#3, b#3 live");
    assertThat(reconciliation.state().units()).extracting(Unit::state).containsExactly(STALE, LIVE);
    assertStays();
  }

  @Test
  void aBrokenSaveDoesNotComeBackEither() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    start();
    edit("2");
    disk.putBroken("a.jar", SETTLED, "a");
    pass();
    rollBack();
    assertThat(answer("a")).isEqualTo("1");
    assertStays();
    edit("3");
    assertThat(answer("a")).isEqualTo("3");
  }

  @Test
  void whatTheOthersHaveChangedMeanwhileStays() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1");
    start();
    edit("2");
    disk.put("b.jar", NEW, "b", "2");
    pass();
    rollBack();
    assertThat(answer("b")).isEqualTo("1");
    assertThat(answer("a")).isEqualTo("2");
    rollBack();
    assertThat(answer("b")).isEqualTo("1");
    assertThat(answer("a")).isEqualTo("1");
    disk.put("b.jar", NEW, "b", "3");
    pass();
    assertThat(outcomes()).containsExactly("b#4 live");
    assertThat(answer("a")).isEqualTo("1");
  }
}
