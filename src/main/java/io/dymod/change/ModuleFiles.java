package io.dymod.change;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which files a module is made of, by their names. The others belong to editors, version control
 * and the system: they come and go while somebody works, and are never a change.
 *
 * <p>A directory that holds Java sources and resources together may be the root of a project, with
 * much in it that no build takes as a resource: see {@link #resourcesAmong}.
 */
public final class ModuleFiles {

  private static final String JAVA = ".java";

  private static final Set<String> TOOL_DIRECTORIES =
      Set.of("CVS", "RCS", "SCCS", "_darcs", "__MACOSX", "node_modules");

  private static final Set<String> TOOL_FILES =
      Set.of(
          ".DS_Store",
          ".directory",
          ".project",
          ".classpath",
          ".factorypath",
          "Thumbs.db",
          "desktop.ini");

  /** What is written for a moment, or as a precaution. */
  private static final Pattern PASSING =
      either(
          // backups, automatic saves and locks of editors
          ".*~",
          "#.*#",
          "%.*%",
          "~\\$.*",
          "\\.#.*",
          "\\.~.*",
          ".*\\.(bak\\d*|backup|orig|rej)",
          ".*\\.(java|class)\\.(old|save|new)",
          // swap and undo files, and what vim tries a directory with
          "\\..*\\.(sw[a-z]|swpx|kate-swp|un~)",
          ".*\\.sw[op]",
          "\\d{4,5}",
          // files that are renamed when they are whole
          ".*\\.te?mp",
          ".*\\.tmp([._-]\\w+)+",
          ".*___jb_\\w+___",
          "\\.goutputstream-.*",
          "\\..+\\.\\w+\\.\\w{6}",
          ".*\\.(java|class)\\.(?=\\w*[0-9A-Z])\\w{4,}",
          "sed\\w{6}",
          "tmp[a-z0-9_]{8}",
          // version control and file systems
          "\\.git.*",
          "\\.hg.*",
          "\\._.*",
          "\\.nfs.*",
          "\\.fuse_hidden.*");

  /** Sources of other languages, and class files beside their sources. */
  private static final Pattern MADE_INTO_CLASSES =
      Pattern.compile(".*\\.(java|class|kt|kts|groovy|scala|aj|form)");

  /** Beside the module's declaration only what programs look for there is a resource. */
  private static final Pattern CONFIGURATION =
      Pattern.compile(".*\\.(properties|xml|json|ya?ml|toml|conf|fxml)");

  private static final Pattern OF_THE_BUILD =
      either(
          "pom\\.xml",
          "build\\.xml",
          "ivy\\.xml",
          "gradle\\.properties",
          "(docker-)?compose.*\\.ya?ml",
          "package(-lock)?\\.json",
          "\\..*");

  /** Directories in the root of a project that hold no resources, unless they are packages. */
  private static final Set<String> PROJECT_DIRECTORIES =
      Set.of(
          "target", "build", "out", "bin", "dist", "classes", "mods", "lib", "libs", "gradle",
          "src", "doc", "docs", "log", "logs", "test", "tests", "tmp", "temp");

  private ModuleFiles() {}

  private static Pattern either(String... patterns) {
    return Pattern.compile(String.join("|", patterns));
  }

  /**
   * Whether a file can belong to a module.
   *
   * @param name its name below a root of the module's sources or class files, separated by {@code
   *     /}
   */
  public static boolean counts(String name) {
    int start = 0;
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', start)) {
      if (!countsAsDirectory(name.substring(start, end))) {
        return false;
      }
      start = end + 1;
    }
    String file = name.substring(start);
    return isPlain(file) || !TOOL_FILES.contains(file) && !PASSING.matcher(file).matches();
  }

  /** Most files are sources or class files, and there may be thousands at each look. */
  private static boolean isPlain(String file) {
    return (file.endsWith(JAVA) || file.endsWith(".class"))
        && Character.isJavaIdentifierStart(file.charAt(0));
  }

  /**
   * Whether a directory can hold files of a module. The others need not even be looked into.
   *
   * @param name its own name, without those of the directories above
   */
  public static boolean countsAsDirectory(String name) {
    return !name.startsWith(".") && !TOOL_DIRECTORIES.contains(name);
  }

  /**
   * Tells which files are resources in a directory that holds Java sources as well: those in
   * directories, but for the directories of a project that hold no package; and beside the module's
   * declaration those that configure a program.
   *
   * @param names all files there that count, by their names below it
   */
  static Predicate<String> resourcesAmong(Set<String> names) {
    Set<String> packages =
        names.stream()
            .filter(name -> name.endsWith(JAVA))
            .map(ModuleFiles::directory)
            .collect(Collectors.toCollection(HashSet::new));
    packages.remove("");
    return name ->
        !MADE_INTO_CLASSES.matcher(name).matches()
            && (name.indexOf('/') < 0
                ? CONFIGURATION.matcher(name).matches() && !OF_THE_BUILD.matcher(name).matches()
                : !isOfProject(name, packages));
  }

  private static boolean isOfProject(String name, Set<String> packages) {
    if (!PROJECT_DIRECTORIES.contains(name.substring(0, name.indexOf('/')))) {
      return false;
    }
    String directory = directory(name);
    while (!directory.isEmpty() && !packages.contains(directory)) {
      directory = directory(directory);
    }
    return directory.isEmpty();
  }

  private static String directory(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
