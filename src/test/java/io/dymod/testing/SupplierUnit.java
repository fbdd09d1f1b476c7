package io.dymod.testing;

import java.nio.file.Path;

/** A small unit that provides a {@code Supplier<String>}, in sources that the test edits. */
public final class SupplierUnit {

  private final Path sources;
  private final String name;

  private SupplierUnit(Path sources, String name) {
    this.sources = sources;
    this.name = name;
  }

  /** Writes the unit; its provider supplies the value of an expression. */
  public static SupplierUnit write(TestModules modules, String name, String expression) {
    Path sources =
        modules.sources(
            name,
            "module-info.java",
            "module %s { provides java.util.function.Supplier with %s.impl.Text; }"
                .formatted(name, name));
    SupplierUnit unit = new SupplierUnit(sources, name);
    unit.supply(expression);
    return unit;
  }

  /** The directory of the sources. */
  public Path sources() {
    return sources;
  }

  /** Lets the provider supply the value of another expression. */
  public void supply(String expression) {
    provider("public String get() { return %s; }".formatted(expression));
  }

  /** Gives the provider another body. */
  public void provider(String body) {
    TestModules.write(
        sources,
        name + "/impl/Text.java",
        """
        package %s.impl;
        public class Text implements java.util.function.Supplier<String> { %s }
        """
            .formatted(name, body));
  }

  /** Declares the module anew. */
  public void declare(String declaration) {
    TestModules.write(sources, "module-info.java", declaration);
  }
}
