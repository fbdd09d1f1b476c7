package io.dymod.retire;

import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import java.util.Collection;

/** Where generations go that don't serve. Whoever hands one over does not wait. */
public interface RetirementSink {

  /** Takes generations that have just left the live edition. */
  void retire(Collection<Generation> generations);

  /** Takes a generation that was rejected, and has never served. */
  void discard(Candidate rejected);
}
