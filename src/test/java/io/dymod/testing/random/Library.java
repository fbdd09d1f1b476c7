package io.dymod.testing.random;

import java.util.List;
import java.util.stream.Stream;

/** All motifs. */
final class Library {

  private static final List<Motif> MOTIFS =
      Stream.of(
              ConstantMotifs.TEXTS,
              MemberMotifs.TEXTS,
              OverloadMotifs.TEXTS,
              HierarchyMotifs.TEXTS,
              NameMotifs.TEXTS,
              NestingMotifs.TEXTS,
              GenericMotifs.TEXTS,
              LambdaMotifs.TEXTS,
              AnnotationMotifs.TEXTS,
              ClosedMotifs.TEXTS,
              ModuleMotifs.TEXTS,
              ReachMotifs.TEXTS,
              BridgeMotifs.TEXTS,
              PackageMotifs.TEXTS,
              WarningMotifs.TEXTS)
          .flatMap(List::stream)
          .map(Motif::of)
          .toList();

  private static final List<Motif> KNOTS = KnotMotifs.TEXTS.stream().map(Motif::of).toList();

  private static final List<Motif> RUNNING = RunningMotifs.TEXTS.stream().map(Motif::of).toList();

  private Library() {}

  /** Those for a release of Java. */
  static List<Motif> motifs(int release) {
    return MOTIFS.stream().filter(motif -> motif.release() <= release).toList();
  }

  /** Those for a release of Java that are made to be run. */
  static List<Motif> running(int release) {
    return RUNNING.stream().filter(motif -> motif.release() <= release).toList();
  }

  /** Single files that do nothing but tie others together. */
  static List<Motif> knots() {
    return KNOTS;
  }
}
