package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.load.PreparedLayer.Form;
import io.dymod.redefine.ClassFiles;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Turns snapshots into generations, in three steps: {@link #define}, {@link #check}, {@link
 * #rehearse}. Nothing that serves is touched by any of them. Used by the reload thread alone.
 */
public final class GenerationLoader {

  private final BaseModules base;
  private final Live live;
  private final Grants grants;
  private final LayerResolver resolver;
  private final PreparedLayers layers;
  private final Rehearsal rehearsal = new Rehearsal();
  private final Duration rehearsalLimit;
  private final Optional<Reviser> reviser;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, UnitClasses> parsed = new HashMap<>();
  private final Map<String, LinkProof> proofs = new HashMap<>();

  /**
   * A loader above a layer.
   *
   * @param base the layer that never reloads
   * @param rehearsalLimit how long the construction of a unit's providers may take
   * @param live what serves, which units may ask for
   * @param reviser changes generations in place, if anything can
   */
  public GenerationLoader(
      ModuleLayer base, Duration rehearsalLimit, Live live, Optional<Reviser> reviser) {
    this.base = new BaseModules(base);
    this.live = live;
    this.grants = new Grants(this.base, live);
    this.resolver = new LayerResolver(this.base, new Neighbourhood(this.base, live), grants);
    this.layers = new PreparedLayers(resolver);
    this.rehearsalLimit = rehearsalLimit;
    this.reviser = reviser;
  }

  /** Whether the current thread is constructing a unit's providers. */
  public static boolean isRehearsing() {
    return Rehearsal.isRunningOn(Thread.currentThread());
  }

  /** Whether a thread that is constructing a unit's providers waits for something. */
  public static boolean isRehearsalWaiting() {
    return Constructing.isAnyWaiting();
  }

  /** The snapshot that a generation's class loader defines classes from. */
  public static Snapshot snapshot(ClassLoader loader) {
    return ((UnitLoader) loader).snapshot();
  }

  /**
   * Resolves a snapshot and defines its layer. No class is loaded yet.
   *
   * @param snapshot the unit's bytes
   * @param required the versions of the units that it requires, directly or not: those that serve,
   *     or that are to go live with it
   * @param others the versions of all units that it will serve beside
   * @param units whether a module is a unit
   * @throws Refusal if it can't be resolved, or a class file is damaged
   */
  public Candidate define(
      Snapshot snapshot,
      List<Candidate> required,
      Collection<Candidate> others,
      Predicate<String> units)
      throws Refusal {
    String name = snapshot.name();
    resolver.check(snapshot, others, units);
    UnitClasses classes = UnitClasses.parse(snapshot, parsed.getOrDefault(name, UnitClasses.NONE));
    parsed.put(name, classes);
    int number = numbers.getOrDefault(name, 0) + 1;
    Form form = Form.of(snapshot, required);
    PreparedLayer prepared = layers.take(form, number);
    numbers.put(name, number);
    layers.follow(form);
    Candidate candidate = prepared.fill(snapshot, classes);
    neighbours(required, others).stream()
        .filter(neighbour -> !neighbour.unit().equals(name))
        .forEach(neighbour -> acquaint(candidate, neighbour));
    return candidate;
  }

  /** All versions that a new one may meet, each once. */
  private Set<Candidate> neighbours(List<Candidate> required, Collection<Candidate> others) {
    Set<Candidate> neighbours = Collections.newSetFromMap(new IdentityHashMap<>());
    neighbours.addAll(required);
    live.generations().get().values().forEach(serving -> neighbours.add(serving.candidate()));
    neighbours.addAll(others);
    return neighbours;
  }

  private void acquaint(Candidate one, Candidate other) {
    one.admit(other);
    other.admit(one);
    grants.give(one, other);
    grants.give(other, one);
  }

  /**
   * Checks that all classes link: against each other, against other units, and against what never
   * reloads. What was proven of the last version and can't have become wrong is not proven again.
   *
   * @param required the versions that the candidate was defined with
   * @return the names of classes that it needs and nobody has, as far as they were looked at, which
   *     is legal as long as they are not used
   * @throws Refusal if one does not
   */
  public SortedSet<String> check(Candidate candidate, List<Candidate> required) throws Refusal {
    String name = candidate.snapshot().name();
    LinkProof proof = LinkProof.of(candidate, required);
    Collection<ClassFile> unproven = proof.leftOpenBy(Optional.ofNullable(proofs.get(name)));
    LinkWorld world = LinkWorld.of(candidate, required, base);
    SortedSet<String> missing = new LinkCheck(name, world).check(unproven);
    Verification.of(candidate, unproven, world);
    proofs.put(name, proof);
    return missing;
  }

  /** What changes generations in place instead of loading new ones, if anything can. */
  public Optional<Reviser> reviser() {
    return reviser;
  }

  /**
   * A change of a module that never reloads, not made yet.
   *
   * @param module its name
   * @param classFiles its classes before and after
   * @throws Refusal if a class file is damaged
   */
  public FixedRevision revision(String module, ClassFiles classFiles) throws Refusal {
    return new FixedRevision(base.module(module), base, classFiles);
  }

  /**
   * Drops a candidate of which no code has run. If it was the last, the next one gets its number.
   */
  public void drop(Candidate candidate) {
    numbers.replace(candidate.snapshot().name(), candidate.number(), candidate.number() - 1);
  }

  /**
   * Constructs the providers.
   *
   * @throws Refusal if one can't be constructed, throws, or takes too long
   * @throws InterruptedException after {@link #cancel}
   */
  public Generation rehearse(Candidate candidate) throws Refusal, InterruptedException {
    Providers providers = new Providers(candidate);
    ThreadSnapshot before = ThreadSnapshot.take();
    try (var construction = new Constructing<>(providers::construct)) {
      Generation generation =
          new Generation(
              candidate,
              rehearsal.run(
                  candidate.toString(),
                  "its provider is not constructed",
                  rehearsalLimit,
                  construction));
      LoggerBundles.renew(candidate);
      return generation;
    } finally {
      candidate.owned().notice(before.newcomers());
    }
  }

  /**
   * Runs code of units that have been rehearsed, on the same thread.
   *
   * @param what for the thread's name
   * @param hanging what is to be said if it takes too long
   * @throws Refusal if it throws anything, or takes too long
   * @throws InterruptedException after {@link #cancel}
   */
  public <T> T run(String what, String hanging, Callable<T> code)
      throws Refusal, InterruptedException {
    return rehearsal.run(what, hanging, rehearsalLimit, code);
  }

  /** Notes that no unit is rehearsed any more that goes live together with the last one. */
  public void endRehearsals() {
    rehearsal.end();
  }

  /**
   * Defines what the next version of a unit will need, and lets go of what none will.
   *
   * @param live the generations that serve, by unit
   */
  public void defineAhead(Map<String, Generation> live) {
    layers.makeReady(live, numbers);
    live.values().forEach(generation -> ((UnitLoader) generation.loader()).surroundings().tidy());
  }

  /** Gives up what is being constructed, and constructs nothing more. For any thread. */
  public void cancel() {
    rehearsal.close();
  }

  /** Lets go of what was made ready. */
  public void close() {
    cancel();
    layers.clear();
  }
}
