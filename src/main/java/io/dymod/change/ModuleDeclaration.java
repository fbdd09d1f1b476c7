package io.dymod.change;

import java.lang.module.ModuleDescriptor;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a module says of itself: enough to know whose sources or class files they are, which places
 * are units, and in which order to compile them.
 *
 * @param name the module's name
 * @param requires the modules it requires
 * @param uses the services it uses
 * @param provides the services it provides
 */
public record ModuleDeclaration(
    String name, Set<String> requires, Set<String> uses, Set<String> provides) {

  private static final Set<String> MODIFIERS = Set.of("transitive", "static");

  /** A declaration of immutable sets. */
  public ModuleDeclaration {
    requires = Collections.unmodifiableSet(new LinkedHashSet<>(requires));
    uses = Collections.unmodifiableSet(new LinkedHashSet<>(uses));
    provides = Collections.unmodifiableSet(new LinkedHashSet<>(provides));
  }

  /** What a class file declares. */
  static ModuleDeclaration of(ModuleDescriptor module) {
    return new ModuleDeclaration(
        module.name(),
        module.requires().stream().map(ModuleDescriptor.Requires::name).collect(Collectors.toSet()),
        module.uses(),
        module.provides().stream()
            .map(ModuleDescriptor.Provides::service)
            .collect(Collectors.toSet()));
  }

  /**
   * Reads a {@code module-info.java} before it is compiled. All that the compiler takes is read as
   * the compiler reads it (JLS 7.7); of what it does not take, as much as can be.
   *
   * @param file for the message
   * @throws Refusal if no module is declared there
   */
  public static ModuleDeclaration parse(Path file, byte[] text, Charset encoding) throws Refusal {
    return new Parser(JavaTokens.of(new String(text, encoding))).declaration(file);
  }

  /** Goes through the tokens once. */
  private static final class Parser {

    private final List<String> tokens;
    private final Map<String, String> imports = new HashMap<>();
    private int next;

    Parser(List<String> tokens) {
      this.tokens = tokens;
    }

    ModuleDeclaration declaration(Path file) throws Refusal {
      while (next < tokens.size()) {
        if (take("@")) {
          annotation();
        } else if (take("import")) {
          importDeclaration();
        } else if (take("module")) {
          String name = name();
          if (take("{")) {
            return directives(name);
          }
        } else {
          next++;
        }
      }
      throw new Refusal(file + " declares no module: it needs `module NAME { … }`");
    }

    private void annotation() {
      name();
      if (take("(")) {
        for (int depth = 1; depth > 0 && next < tokens.size(); next++) {
          depth += is("(") ? 1 : is(")") ? -1 : 0;
        }
      }
    }

    private void importDeclaration() {
      String name = name();
      imports.put(name.substring(name.lastIndexOf('.') + 1), name);
    }

    private ModuleDeclaration directives(String module) {
      Set<String> requires = new LinkedHashSet<>();
      Set<String> uses = new LinkedHashSet<>();
      Set<String> provides = new LinkedHashSet<>();
      while (next < tokens.size() && !is("}")) {
        if (take("requires")) {
          skipModifiers();
          requires.add(name());
        } else if (take("uses")) {
          uses.add(imported(name()));
        } else if (take("provides")) {
          provides.add(imported(name()));
        }
        while (next < tokens.size() && !is("}") && !take(";")) {
          next++;
        }
      }
      requires.remove("");
      uses.remove("");
      provides.remove("");
      return new ModuleDeclaration(module, requires, uses, provides);
    }

    /** A module may be called by the word of a modifier. */
    private void skipModifiers() {
      while (next + 1 < tokens.size()
          && MODIFIERS.contains(tokens.get(next))
          && !";".equals(tokens.get(next + 1))
          && !".".equals(tokens.get(next + 1))) {
        next++;
      }
    }

    private String imported(String name) {
      int dot = name.indexOf('.');
      String first = dot < 0 ? name : name.substring(0, dot);
      return imports.getOrDefault(first, first) + name.substring(first.length());
    }

    private String name() {
      StringBuilder name = new StringBuilder();
      while (next < tokens.size() && isName(tokens.get(next))) {
        name.append(tokens.get(next++));
        if (!is(".")) {
          break;
        }
        name.append(tokens.get(next++));
      }
      return name.toString();
    }

    private static boolean isName(String token) {
      return Character.isJavaIdentifierStart(token.codePointAt(0));
    }

    private boolean is(String token) {
      return next < tokens.size() && tokens.get(next).equals(token);
    }

    private boolean take(String token) {
      boolean taken = is(token);
      next += taken ? 1 : 0;
      return taken;
    }
  }
}
