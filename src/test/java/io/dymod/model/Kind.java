package io.dymod.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The kinds of edits. */
enum Kind {

  /** Not an edit: until the product is at rest, and agrees with the model. */
  REST(Action.NONE, 0),
  /** Not an edit: asks for a reload. */
  RELOAD(Action.NONE, 0),
  /** Not an edit: a host that is started on the same files agrees with the model. */
  FRESH(Action.NONE, 0),

  /** A good edit of one file. */
  SAVE(Saves::body, 30),
  /** A build of what is designed, or its sources saved anew. */
  REBUILD(Saves::rebuild, 8),
  /** A save with an old date, or with the date and size of what was there before. */
  LIE(Saves::lie, 6),
  /** A broken source, or a class file or jar that is cut off. */
  BREAK(Saves::cut, 10),
  /** What was broken or removed is put back. */
  RESTORE(Saves::restore, 14),
  /** The version before comes back with its old date. */
  CHECKOUT(Saves::checkout, 4),
  /** Files get another date, and nothing else. */
  TOUCH(Saves::touch, 4),
  /** The resource is edited, deleted or made again. */
  RESOURCE(Saves::resource, 6),
  /** Many units at once. */
  MASS(Saves::many, 2),

  /** Another class. */
  GROW(Designs::grow, 3),
  /** One requirement more or less. */
  REQUIRES(Designs::requires, 5),
  /** One used service more or less. */
  USES(Designs::uses, 3),
  /** The second provider comes or goes. */
  EXTRA(Designs::extra, 3),
  /** The provider comes or goes. */
  PROVIDER(Designs::provider, 2),
  /** The provider's constructor throws, or does so no more. */
  THROW(Designs::throwing, 3),
  /** A method is renamed that others call, who follow or don't. */
  API(Designs::api, 4),
  /** A package moves from unit to unit. */
  WANDER(Designs::wander, 2),
  /** The module gets another name. */
  NAME(Designs::name, 1),

  /** To another place, in the same form or another one. */
  MOVE(Places::move, 5),
  /** The same module at two places. */
  TWICE(Places::twice, 2),
  /** The copy at the other place is deleted. */
  TIDY(Places::tidy, 4),
  /** Removed as a whole. */
  REMOVE(Places::remove, 2),
  /** A build: whole, in part, or of older sources. */
  BUILD(Places::build, 6),
  /** The output of a build is deleted. */
  CLEAN(Places::clean, 2),

  /** Files of editors come and go. */
  EDITOR(Tools::editor, 5),
  /** A log file is written beside the units, or in one. */
  LOG(Tools::log, 2),
  /** A right is taken away, and given back by the next one. */
  RIGHTS(Tools::rights, 2),
  /** A link that leads elsewhere takes the place of a unit, and makes room for it again. */
  LINK(Tools::link, 1);

  @SuppressWarnings("ImmutableEnumChecker") // Actions have no state.
  private final Action action;

  private final int weight;

  /** What is done. */
  interface Action {

    /** Nothing. */
    Action NONE = (world, slot, random) -> {};

    void apply(World world, Slot slot, Random random);
  }

  Kind(Action action, int weight) {
    this.action = action;
    this.weight = weight;
  }

  Action action() {
    return action;
  }

  /**
   * The kinds that a run may use.
   *
   * @param property some kinds, separated by commas; {@code all} stands for all of them, {@code
   *     -KIND} leaves one out
   */
  static Set<Kind> enabled(String property) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String name : property.toUpperCase(Locale.ROOT).split(",")) {
      if (name.equals("ALL")) {
        kinds.addAll(Arrays.asList(values()));
      } else if (name.startsWith("-")) {
        kinds.remove(valueOf(name.substring(1)));
      } else {
        kinds.add(valueOf(name));
      }
    }
    return kinds;
  }

  /** Any of some kinds, by their weights. */
  static Kind any(Set<Kind> kinds, Random random) {
    int at = random.nextInt(kinds.stream().mapToInt(kind -> kind.weight).sum());
    for (Kind kind : kinds) {
      at -= kind.weight;
      if (at < 0) {
        return kind;
      }
    }
    throw new IllegalStateException();
  }
}
