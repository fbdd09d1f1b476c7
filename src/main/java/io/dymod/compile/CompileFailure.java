package io.dymod.compile;

import io.dymod.change.Refusal;
import java.util.List;

/** Says that sources do not compile, and where. */
public final class CompileFailure extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  CompileFailure(String reason, List<Finding> findings) {
    super(reason);
    this.findings = List.copyOf(findings);
  }

  /** What the compiler found, in its order. */
  public List<Finding> findings() {
    return findings;
  }

  /** The same with some words of advice. */
  CompileFailure with(String advice) {
    return new CompileFailure(getMessage() + "\n" + advice, findings);
  }
}
