package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.Unit;
import org.junit.jupiter.api.Test;

/** What was said last of a unit is how it is, and each change is reported once. */
class LastWordTest extends ReconciliationFixture {

  @Test
  void aRejectionIsTakenBackWhenItIsOverAlthoughTheUnitServesFromElsewhere() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putUnreadable("a.jar", OLD);
    disk.put("moved.jar", NEW, "a", "1");
    pass();
    assertThat(outcomes())
        .containsExactly(
            "a unchanged: what lies on disk is what serves", "a rejected: a.jar can't be read");
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a unchanged: what lies on disk is what serves");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void whatStillStandsIsReportedAgainWhenWhatWasSaidLastIsOver() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putBroken("a.jar", SETTLED, "a");
    pass();
    disk.put("copy.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: there are two");
    disk.remove("copy.jar", OLD);
    pass();
    assertThat(outcomes())
        .containsExactly("a rejected: a/Text.class is damaged or half written: build it again");
  }

  @Test
  void aRejectionIsTakenBackWhenAnotherUnitGoesLiveInItsPlace() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("copy.jar", SETTLED, "a", "2");
    pass();
    assertThat(outcomes()).hasSize(2).last().asString().startsWith("a rejected: there are two");
    disk.put("copy.jar", NEW, "b", "2");
    pass();
    assertThat(outcomes())
        .containsExactly("b#1 live", "a unchanged: what lies on disk is what serves");
  }

  @Test
  void aUnitThatIsTakenAlongIsStaleWhereItsOwnPlaceCannotBeRead() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.putUnreadable("b.jar", OLD);
    pass();
    disk.put("a.jar", NEW, "a", "2");
    pass();
    assertThat(outcomes()).containsExactly("a#2, b#2 live");
    assertThat(((Outcome.Swapped) reported.get(0)).units())
        .extracting(Unit::state)
        .containsExactly(Unit.State.LIVE, Unit.State.STALE);
    assertThat(((Outcome.Swapped) reported.get(0)).units())
        .isEqualTo(reconciliation.state().units());
  }

  @Test
  void aUnitThatHasMovedAwayFromWhereItWasBrokenIsReportedAsLive() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    pass();
    disk.putBroken("a.jar", SETTLED, "a");
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected");
    disk.remove("a.jar", OLD);
    disk.put("moved.jar", NEW, "a", "2");
    passAsked();
    assertThat(outcomes()).containsExactly("a#2 live");
    assertThat(((Outcome.Swapped) reported.get(0)).units())
        .extracting(Unit::state)
        .containsExactly(Unit.State.LIVE);
    assertThat(reconciliation.state().refusals().all()).isEmpty();
  }

  @Test
  void aUnitThatCannotLeaveIsRejectedOnceAlthoughItIsLoadedAnewForOthers() throws Exception {
    disk.put("base.jar", NEW, "base", "1");
    disk.put("a.jar", NEW, "a", "1", "base");
    disk.put("b.jar", NEW, "b", "1", "a");
    pass();
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: b requires a,");
    disk.put("base.jar", NEW, "base", "2");
    pass();
    assertThat(outcomes()).containsExactly("base#2, a#2, b#2 live");
    pass();
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void aUnitThatCannotMakeRoomIsRejectedOnceWhoeverNeedsIt() throws Exception {
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
    disk.put("aa.jar", NEW, "aa", "1", "a");
    pass();
    assertThat(outcomes()).containsExactly("aa#1 live");
  }

  @Test
  void aUnitThatHasMovedToWhereItCannotBeReadServesOn() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("copy.jar", SETTLED, "a", "2");
    pass();
    disk.putUnreadable("copy.jar", OLD);
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a rejected: copy.jar can't be read");
    assertThat(answer("a")).isEqualTo("1");
    disk.remove("copy.jar", NEW);
    pass();
    assertThat(outcomes()).containsExactly("a removed");
  }

  @Test
  void thatAUnitCannotLeaveIsReportedOnceItsUnreadableCopyHasGone() throws Exception {
    disk.put("a.jar", NEW, "a", "1");
    disk.put("b.jar", NEW, "b", "1", "a");
    disk.put("copy.jar", SETTLED, "a", "2");
    pass();
    disk.putUnreadable("copy.jar", OLD);
    disk.remove("a.jar", OLD);
    pass();
    assertThat(outcomes()).containsExactly("a rejected: copy.jar can't be read");
    disk.remove("copy.jar", NEW);
    pass();
    assertThat(outcomes()).hasSize(1).first().asString().startsWith("a rejected: b requires a,");
  }
}
