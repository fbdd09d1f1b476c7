package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.load.PreparedLayer.Form;
import io.dymod.warmup.Shortcut;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a {@link PreparedLayer} ready for each of the units that changed last, for they are the
 * ones to change next. It has the form that the unit has now; where the next version has another, a
 * new one is made. Used by the reload thread alone.
 */
final class PreparedLayers {

  /** One edits a few units at a time. */
  private static final int MOST = 8;

  private final LayerResolver resolver;
  private final Map<String, PreparedLayer> ready = new LinkedHashMap<>();

  /** The forms of what has been loaded since blanks were last made. */
  private final Map<String, Form> wanted = new LinkedHashMap<>();

  PreparedLayers(LayerResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * A layer of a form: the one that is ready, if it fits.
   *
   * @throws Refusal if the module can't be resolved
   */
  PreparedLayer take(Form form, int number) throws Refusal {
    PreparedLayer known = ready.remove(form.unit());
    return known != null && known.number() == number && known.form().equals(form)
        ? known
        : resolver.define(form, number);
  }

  /** Notes that a layer became a generation, which others of this form will follow. */
  void follow(Form form) {
    if (Shortcut.LAYERS.isTaken()) {
      wanted.put(form.unit(), form);
    }
  }

  /**
   * Makes what is missing, and forgets what will not be needed any more.
   *
   * @param live the generations that serve, by unit
   * @param numbers the last numbers that were given to generations
   */
  void makeReady(Map<String, Generation> live, Map<String, Integer> numbers) {
    ready.values().removeIf(prepared -> !isOf(live, prepared.form()));
    wanted.values().removeIf(form -> !isOf(live, form));
    List<Form> latest = new ArrayList<>(wanted.values());
    wanted.clear();
    for (Form form : latest.subList(Math.max(0, latest.size() - MOST), latest.size())) {
      ready.remove(form.unit());
      try {
        ready.put(form.unit(), resolver.define(form, numbers.get(form.unit()) + 1));
      } catch (Refusal unresolvable) {
        // It will be told when it matters.
      }
    }
    Iterator<PreparedLayer> eldest = ready.values().iterator();
    for (int left = ready.size(); left > MOST; left--) {
      eldest.next();
      eldest.remove();
    }
  }

  /** Whatever is no longer live is about to be collected, and must not be kept by a layer. */
  private static boolean isOf(Map<String, Generation> live, Form form) {
    return live.containsKey(form.unit())
        && form.required().stream().allMatch(unit -> isOf(live, unit));
  }

  private static boolean isOf(Map<String, Generation> live, Candidate version) {
    Generation serving = live.get(version.unit());
    return serving != null && serving.candidate() == version;
  }

  /** Lets go of everything. */
  void clear() {
    ready.clear();
    wanted.clear();
  }
}
