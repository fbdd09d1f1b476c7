package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Outcome;
import io.dymod.Unit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What serves follows what lies on disk, by nothing but the difference of the two. */
class ReconciliationTest extends ReconciliationFixture {

  @Test
  void whatIsNewGoesLiveAndWhatIsTheSameDoesNot() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).containsExactly("a#1 live");
    pass();
    assertThat(outcomes()).isEmpty();
    disk.put("a.jar", NEW, "a", "2");
    pass();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertThat(answer("a")).isEqualTo("2");
    assertThat(retired).containsExactly("a#1");
  }

  @Test
  void theSameBytesAgainAreReportedAndNotLoaded() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.put("a.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).containsExactly("a unchanged: the same bytes again");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void aFaultIsBelievedWhenItHasStayedAndReportedOnce() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putBroken("a.jar", NEW, "a");
    assertThat(pass().isNothing()).isFalse();
    assertThat(outcomes()).isEmpty();
    disk.putBroken("a.jar", SETTLED, "a");
    assertThat(pass()).isEqualTo(Pending.NOTHING);
    assertThat(outcomes())
        .containsExactly("a rejected: a/Text.class is damaged or half written: build it again");
    pass();
    assertThat(outcomes()).isEmpty();
    assertThat(answer("a")).isEqualTo("1");
    assertThat(reconciliation.state().units()).extracting(Unit::state).containsExactly(stale());
  }

  private static Unit.State stale() {
    return Unit.State.STALE;
  }

  @Test
  void aFaultIsNotBelievedWhileNobodyHasSeenThatItStayed() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putBroken("a.jar", NEW, "a");
    disk.look = SETTLED;
    assertThat(pass().isNothing()).isFalse();
    assertThat(outcomes()).isEmpty();
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: ");
  }

  @Test
  void whatWasRefusedIsNotTriedWhileItsPlaceCannotBeLookedAt() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putBroken("a.jar", SETTLED, "a");
    pass();
    assertThat(outcomes()).hasSize(1);
    disk.putTrouble("a.jar", NEW);
    for (int looks = 0; looks < 3; looks++) {
      pass();
      assertThat(outcomes()).isEmpty();
    }
    disk.putTrouble("a.jar", SETTLED);
    pass();
    assertThat(outcomes()).containsExactly("a rejected: a.jar can't be looked at");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void whoeverAsksWaitsForNothing() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.putBroken("b.jar", NEW, "b");
    passAsked();
    assertThat(outcomes())
        .containsExactly(
            "a#1 live", "b rejected: b/Text.class is damaged or half written: build it again");
    disk.remove("a.jar", NEW);
    passAsked();
    assertThat(outcomes()).containsExactly("a removed");
  }

  @Test
  void aRemovalIsBelievedLate() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.remove("a.jar", SETTLED);
    assertThat(pass().places()).containsExactly(FakeDisk.path("a.jar"));
    assertThat(outcomes()).isEmpty();
    assertThat(answer("a")).isEqualTo("1");
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a removed");
    assertThat(retired).containsExactly("a#1");
  }

  @Test
  void aUnitThatIsBackWasNeverGone() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.remove("a.jar", SETTLED);
    pass();
    disk.put("a.jar", NEW, "a", "1");
    assertThat(pass()).isEqualTo(Pending.NOTHING);
    assertThat(outcomes()).containsExactly("a unchanged: the same bytes again");
  }

  @Test
  void aUnitMayMove() throws Exception {
    disk.put("a-1.jar", NEW, "a", "1");
    pass();
    disk.remove("a-1.jar", NEW);
    disk.put("a-2.jar", NEW, "a", "2");
    assertThat(pass()).isEqualTo(Pending.NOTHING);
    assertThat(outcomes()).containsExactly("a#2 live");
    disk.remove("a-2.jar", NEW);
    disk.put("a-3.jar", NEW, "a", "2");
    pass();
    assertThat(outcomes()).containsExactly("a unchanged: what lies on disk is what serves");
  }

  @Test
  void aUnitThatIsThereTwiceIsTheFirstOne() throws Exception {
    disk.put("a-1.jar", NEW, "a", "1");
    pass();
    disk.put("a-2.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: there are two");
    assertThat(answer("a")).isEqualTo("1");
    disk.remove("a-1.jar", NEW);
    pass();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertThat(answer("a")).isEqualTo("2");
  }

  @Test
  void aUnitTakesThePlaceOfAnotherOneInOneSwap() throws Exception {
    disk.put("x.jar", NEW, "a", "1");
    pass();
    disk.put("x.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes()).containsExactly("b#1 live");
    assertThat(switchboard.edition().generations()).containsOnlyKeys("b");
    disk.putBroken("x.jar", SETTLED, "c");
    pass();
    assertThat(answer("b")).isEqualTo("2");
    disk.put("x.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes()).containsExactly("b unchanged: what lies on disk is what serves");
  }

  @Test
  void aPassThatFailsLosesNothing() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.put("a.jar", NEW, "a", "2");
    disk.failure = Optional.of(new OutOfMemoryError("for the test"));
    assertThatThrownBy(this::pass).isInstanceOf(OutOfMemoryError.class);
    assertThat(answer("a")).isEqualTo("1");
    pass();
    assertThat(outcomes()).containsExactly("a#2 live");
  }

  @Test
  void whatCanGoLiveWithoutABrokenUnitDoes() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.put("a.jar", NEW, "a", "2");
    disk.putBroken("b.jar", SETTLED, "b", "a");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "a#2, b#2 live", "b rejected: b/Text.class is damaged or half written: build it again");
    assertThat(answer("b")).isEqualTo("1");
    assertThat(((Outcome.Swapped) reported.get(0)).units())
        .extracting(Unit::state)
        .containsExactly(Unit.State.LIVE, Unit.State.STALE);
  }

  @Test
  void whatMayBeHalfWrittenIsWaitedFor() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.put("a.jar", NEW, "a", "2");
    disk.putBroken("b.jar", NEW, "b", "a");
    pass();
    assertThat(outcomes()).isEmpty();
    disk.put("b.jar", NEW, "b", "2", "a");
    pass();
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
  }

  @Test
  void whatNeedsAClassThatNobodyHasMayBeHalfWritten() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putIncomplete("a.jar", NEW, "a", "2");
    assertThat(pass().isNothing()).isFalse();
    assertThat(outcomes()).isEmpty();
    disk.put("a.jar", NEW, "a", "3");
    pass();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertThat(answer("a")).isEqualTo("3");
  }

  @Test
  void whatNeedsAClassThatNobodyHasGoesLiveWhenItHasStayed() throws Exception {
    disk.putIncomplete("a.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).containsExactly("a#1 live");
    disk.putIncomplete("a.jar", NEW, "a", "2");
    pass();
    assertThat(outcomes()).containsExactly("a#2 live");
    disk.put("b.jar", NEW, "b", "1");
    pass();
    disk.putIncomplete("b.jar", NEW, "b", "2");
    assertThat(pass().isNothing()).isFalse();
    disk.putIncomplete("b.jar", SETTLED, "b", "2");
    assertThat(pass()).isEqualTo(Pending.NOTHING);
    assertThat(outcomes()).containsExactly("b#2 live");
    disk.putIncomplete("b.jar", NEW, "b", "3");
    passAsked();
    assertThat(outcomes()).containsExactly("b#3 live");
  }

  @Test
  void whatIsRequiredIsNotRemoved() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: ");
    assertThat(answer("a")).isEqualTo("1");
    pass();
    assertThat(outcomes()).isEmpty();
    disk.remove("b.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a, b removed");
  }

  @Test
  void aPlaceThatCannotBeReadIsNotAPlaceThatIsEmpty() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putUnreadable("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a rejected: a.jar can't be read");
    assertThat(answer("a")).isEqualTo("1");
    disk.put("a.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).containsExactly("a unchanged: what lies on disk is what serves");
  }

  @Test
  void ofAUnitThatCannotLeaveAndOfWhichNothingCanBeReadTheLatterIsReported() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.remove("a.jar", OLD);
    disk.putBroken("moved.jar", SETTLED, "a");
    pass();
    disk.putUnreadable("moved.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a rejected: moved.jar can't be read");
    disk.remove("moved.jar", OLD);
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: b requires a,");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void aUnitOfAnotherNameThatCannotHaveThePlaceIsNamedToo() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.put("a.jar", SETTLED, "other", "2");
    pass();
    assertThat(outcomes())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("a, other rejected: b requires a,");
    assertThat(reported.get(0).message()).endsWith("a#1 keeps serving");
    assertThat(reconciliation.state().units())
        .extracting(unit -> unit.name() + " " + unit.state())
        .containsExactly("a STALE", "b LIVE", "other DOWN");
    disk.put("b.jar", NEW, "b", "2", "other");
    pass();
    assertThat(outcomes()).containsExactly("other#1, b#2 live");
    assertThat(((Outcome.Swapped) reported.get(0)).removed()).containsExactly("a");
  }

  @Test
  void aUnitThatComesBackElsewhereIsReportedOnce() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putUnreadable("a.jar", OLD);
    pass();
    disk.remove("a.jar", NEW);
    disk.put("moved.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).hasSize(1);
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void whatWasRefusedIsTriedAgainWhenWhatItWaitedForComes() throws Exception {
    disk.put("b.jar", SETTLED, "b", "1", "a");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("b rejected: b requires a,");
    disk.put("a.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes()).containsExactly("a#1 live", "b#1 live");
  }

  @Test
  void whatNeverServedAndVanishesIsReported() throws Exception {
    disk.putBroken("a.jar", NEW, "a");
    pass();
    disk.remove("a.jar", NEW);
    pass();
    assertThat(outcomes()).containsExactly("a unchanged: it was removed before it ever served");
  }

  @Test
  void aRemovalThatWasRefusedIsForgottenWhenTheUnitComesBackElsewhere() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.remove("a.jar", OLD);
    pass();
    disk.put("moved.jar", NEW, "a", "2");
    pass();
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
    assertThat(reconciliation.state().units())
        .extracting(Unit::state)
        .containsOnly(Unit.State.LIVE);
  }

  @Test
  void aChangeMayRelyOnAUnitThatCannotLeave() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    disk.put("c.jar", NEW, "c", "1");
    pass();
    disk.remove("a.jar", OLD);
    disk.put("c.jar", SETTLED, "c", "2", "a");
    pass();
    assertThat(answer("c")).isEqualTo("2");
    assertThat(outcomes()).hasSize(2).first().isEqualTo("c#2 live");
  }

  @Test
  void aUnitLeavesWhoseModuleTakesANameThatServesFromElsewhere() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1");
    pass();
    disk.put("b.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes()).hasSize(2).first().isEqualTo("b removed");
    assertThat(reported.get(1).message()).startsWith("a rejected: there are two units named a");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void ifAUnitCannotLeaveWhoseModuleTakesANameThatServesElsewhereThatIsReportedOnce()
      throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1");
    disk.put("c.jar", NEW, "c", "1", "b");
    pass();
    disk.put("b.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("b, a rejected: c requires b,");
    pass();
    assertThat(outcomes()).isEmpty();
    disk.put("c.jar", NEW, "c", "2");
    pass();
    assertThat(outcomes()).hasSize(2).first().isEqualTo("c#2 live");
    assertThat(((Outcome.Swapped) reported.get(0)).removed()).containsExactly("b");
    assertThat(reported.get(1).message()).startsWith("a rejected: there are two units named a");
  }
}
