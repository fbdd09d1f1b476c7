package io.dymod.change;

import java.time.Instant;

/**
 * What was found when a place was last read.
 *
 * @param origin the place
 * @param listing its files, the same before and after the reading
 * @param looked when the reading began
 * @param content what was read; empty if it can't be read
 * @param problem why it can't be read; empty if it was
 */
public record Place(
    Origin origin, Listing listing, Instant looked, Content content, String problem) {

  /** Whether a look that finds the same listing proves that the content is the same. */
  boolean isProvenBy(Listing now) {
    return listing.equals(now) && listing.surelyOlderThan(looked);
  }
}
