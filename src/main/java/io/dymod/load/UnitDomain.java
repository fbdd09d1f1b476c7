package io.dymod.load;

import java.net.MalformedURLException;
import java.net.URI;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;

/** From where the classes of a unit come, as the JDK has it of each class. */
final class UnitDomain {

  private UnitDomain() {}

  /**
   * A domain that does not name its class loader. Before JDK 24 each thread keeps the domains of
   * whoever created it, and so a thread that outlives the unit, such as one of an HTTP client,
   * would keep the unit.
   */
  static ProtectionDomain of(URI location) {
    return new ProtectionDomain(codeSource(location), null, null, null);
  }

  private static CodeSource codeSource(URI location) {
    try {
      return new CodeSource(location.toURL(), (CodeSigner[]) null);
    } catch (MalformedURLException impossible) {
      throw new AssertionError("a path has a URL: " + location, impossible);
    }
  }
}
