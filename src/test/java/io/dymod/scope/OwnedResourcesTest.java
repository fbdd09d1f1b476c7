package io.dymod.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose a thing is that may be on several lists. */
class OwnedResourcesTest {

  private final OwnedResources old = new OwnedResources("sheep#1");
  private final OwnedResources next = new OwnedResources("sheep#2");

  private static List<String> end(OwnedResources list, boolean everything) {
    List<String> ended = new ArrayList<>();
    for (Optional<OwnedResource> ending = list.next(everything);
        ending.isPresent();
        ending = list.next(everything)) {
      ended.add(ending.get().what());
    }
    return ended;
  }

  private static String what(AutoCloseable thing) {
    return thing.getClass().getName() + ".close()";
  }

  @Test
  void whatIsOnTwoListsEndsWithTheLastOne() {
    AutoCloseable shared = () -> {};
    AutoCloseable own = () -> {};
    old.add(OwnedResource.of(shared));
    old.add(OwnedResource.of(own));
    next.add(OwnedResource.of(shared));
    assertThat(end(old, false)).containsExactly(what(own));
    assertThat(end(next, false)).containsExactly(what(shared));
  }

  @Test
  void aProviderOfAClassFromElsewhereEndsOnlyWithEverything() {
    AutoCloseable provider = () -> {};
    old.addProvider(provider, ClassLoader.getPlatformClassLoader());
    next.addProvider(provider, ClassLoader.getPlatformClassLoader());
    assertThat(end(old, false)).isEmpty();
    assertThat(end(next, true)).containsExactly(what(provider));
  }

  @Test
  void whatAnOldGenerationHasLeftToTheNextIsEndedByThatOne() {
    AutoCloseable provider = () -> {};
    old.addProvider(provider, provider.getClass().getClassLoader());
    next.addProvider(provider, ClassLoader.getPlatformClassLoader());
    assertThat(end(old, false)).isEmpty();
    assertThat(end(next, false)).containsExactly(what(provider));
  }

  @Test
  void aThreadWithAHashCodeOfItsOwnIsComparedByIdentity() {
    Thread odd =
        new Thread() {
          @Override
          public int hashCode() {
            throw new IllegalStateException();
          }

          @Override
          public boolean equals(Object other) {
            throw new IllegalStateException();
          }
        };
    old.started(odd, "in the stable");
    assertThat(old.startedAt(odd)).contains("in the stable");
    assertThat(old.startedAt(Thread.currentThread())).isEmpty();
  }
}
