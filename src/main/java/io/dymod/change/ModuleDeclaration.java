package io.dymod.change;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a {@code module-info.java} says before it is compiled: enough to know whose sources they
 * are, and to put units in the order in which to compile them.
 *
 * @param name the module's name
 * @param requires the modules it requires
 * @param uses the services it uses, as they are written
 * @param provides the services it provides, as they are written
 */
public record ModuleDeclaration(
    String name, Set<String> requires, Set<String> uses, Set<String> provides) {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+([\\w.$]+)\\s*\\{");
  private static final Pattern REQUIRES =
      Pattern.compile("\\brequires\\s+(?:(?:transitive|static)\\s+)*([\\w.$]+)\\s*;");
  private static final Pattern USES = Pattern.compile("\\buses\\s+([\\w.$]+)\\s*;");
  private static final Pattern PROVIDES = Pattern.compile("\\bprovides\\s+([\\w.$]+)\\s+with\\b");

  /**
   * Reads a declaration.
   *
   * @param file for the message
   * @throws Refusal if no module is declared there
   */
  public static ModuleDeclaration parse(Path file, String text) throws Refusal {
    String code = COMMENT.matcher(text).replaceAll(" ");
    return new ModuleDeclaration(
        all(MODULE, code).stream()
            .findFirst()
            .orElseThrow(
                () -> new Refusal(file + " declares no module: it needs `module NAME { … }`")),
        all(REQUIRES, code),
        all(USES, code),
        all(PROVIDES, code));
  }

  private static Set<String> all(Pattern directive, String code) {
    return directive
        .matcher(code)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
