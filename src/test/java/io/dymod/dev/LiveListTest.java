package io.dymod.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What joins and leaves between two looks at a list can't concern a method that looks once. */
class LiveListTest {

  private final AtomicInteger looks = new AtomicInteger();

  /** Two elements and one, by turns. */
  private final LiveList<String> list =
      new LiveList<>(
          () -> looks.getAndIncrement() % 2 == 0 ? List.of("one", "two") : List.of("one"));

  @Test
  void eachMethodLooksOnce() {
    once(list -> list.stream().toList(), List.of("one", "two"));
    once(list -> list.parallelStream().count(), 2L);
    once(list -> list.spliterator().estimateSize(), 2L);
    once(list -> List.of(list.toArray()), List.of("one", "two"));
    once(list -> List.of(list.toArray(new String[0])), List.of("one", "two"));
    once(list -> List.of(list.toArray(String[]::new)), List.of("one", "two"));
    once(ArrayList::new, List.of("one", "two"));
    once(LiveListTest::visited, List.of("one", "two"));
    once(LiveListTest::backwards, List.of("two", "one"));
    once(List::toString, "[one, two]");
    once(List::hashCode, List.of("one", "two").hashCode());
    once(list -> list.equals(List.of("one", "two")), true);
    once(list -> list.contains("two"), true);
    once(list -> list.containsAll(List.of("one", "two")), true);
    once(list -> list.indexOf("two"), 1);
    once(list -> list.lastIndexOf("two"), 1);
    once(list -> list.subList(1, 2), List.of("two"));
    once(list -> list.get(1), "two");
    once(LiveList::getFirst, "one");
    once(LiveList::getLast, "two");
    once(LiveList::reversed, List.of("two", "one"));
    once(List::isEmpty, false);
    once(List::size, 2);
  }

  private void once(Function<LiveList<String>, Object> method, Object expected) {
    looks.set(0);
    assertThat(method.apply(list)).isEqualTo(expected);
    assertThat(looks).hasValue(1);
  }

  private static List<String> visited(List<String> list) {
    List<String> visited = new ArrayList<>();
    list.forEach(visited::add);
    return visited;
  }

  private static List<String> backwards(List<String> list) {
    List<String> backwards = new ArrayList<>();
    ListIterator<String> iterator = list.listIterator(2);
    while (iterator.hasPrevious()) {
      backwards.add(iterator.previous());
    }
    return backwards;
  }

  @Test
  void itCannotBeModified() {
    assertThatThrownBy(() -> list.add("three")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.removeIf(element -> true))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> list.subList(0, 1).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
