package io.dymod.compile;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sources and resources of one unit, read once.
 *
 * @param root the directory they came from
 * @param name the module's name
 * @param requires the modules it requires
 * @param uses the services it uses, as they are written
 * @param provides the services it provides, as they are written
 * @param files all that lies there
 */
public record Sources(
    Path root,
    String name,
    Set<String> requires,
    Set<String> uses,
    Set<String> provides,
    Content files) {

  private static final String JAVA = ".java";

  /**
   * The sources in a directory.
   *
   * @param files all that lies there
   * @throws Refusal if there is no module declaration among them
   */
  public static Sources of(Path root, Content files) throws Refusal {
    byte[] declaration =
        files
            .entry("module-info.java")
            .orElseThrow(
                () ->
                    new Refusal(
                        root + " has no module-info.java: only a named module can be reloaded"));
    ModuleDeclaration module =
        ModuleDeclaration.parse(root.resolve("module-info.java"), text(declaration));
    return new Sources(
        root, module.name(), module.requires(), module.uses(), module.provides(), files);
  }

  /** The Java sources, by file name. */
  Map<String, String> texts() {
    return files.entries().entrySet().stream()
        .filter(file -> file.getKey().endsWith(JAVA))
        .collect(Collectors.toMap(Map.Entry::getKey, file -> text(file.getValue())));
  }

  /** What goes along with the classes as it is. */
  SortedMap<String, byte[]> resources() {
    SortedMap<String, byte[]> resources = new TreeMap<>(files.entries());
    resources.keySet().removeIf(name -> name.endsWith(JAVA));
    return resources;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
