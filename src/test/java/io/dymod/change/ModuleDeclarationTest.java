package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.ProvidesTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.tree.UsesTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A declaration is read as the compiler's own parser reads it. */
class ModuleDeclarationTest {

  private static final Path FILE = Path.of("module-info.java");

  static Stream<Arguments> texts() {
    return Stream.of(
        text("a module of nothing", "module a {}"),
        text("an open module with dots in its name", "open module a.b.c { requires java.base; }"),
        text(
            "a module in a comment is none",
            "/* module wrong { requires nothing; } */ module a { }"),
        text(
            "a comment ends with its line",
            "// module wrong {\nmodule a { // requires wrong;\n requires b; }"),
        text(
            "a carriage return ends a line too",
            "// the end of a line is a return\rmodule a { requires b; }"),
        text(
            "comments may stand anywhere",
            "/** a {@code module x {} } */ module a {/**/requires/**/b/**/;/**/}"),
        text(
            "white space may stand anywhere, or nowhere",
            "module a{requires b;requires static transitive c;requires transitive static d . e;}"),
        text(
            "a module may be called by the word of a modifier",
            "module a { requires transitive; requires transitive transitive; }"),
        text(
            "words of declarations are names elsewhere",
            "module module { requires module; requires open; requires requires; uses uses.with.To; }"),
        text(
            "an annotation may hold a comment's beginning",
            "@Deprecated(since = \"http://x/y\") module a { requires b; }"),
        text(
            "a string may hold a declaration",
            "@Deprecated(since = \"\\\"module b { /* \") module a { requires c; }"),
        text(
            "annotations may be nested, and hold brackets",
            "@A(')') @B({\"module x {\", \"(\"}) @c.D(@E(f = (1 + 2) * '\\'')) open module a { }"),
        text(
            "a text block is one string",
            "@A(\"\"\"\n module x { \"quoted\" \\\"\"\" // \"\"\") module a { requires b; }"),
        text(
            "imports may come before it",
            "import java.lang.Deprecated; import static a.b.*; // module\n@Deprecated module a { }"),
        text(
            "names may be written in any script",
            "module gr\u00f6\u00dfe { requires \u4e2d.\u6587; requires \ud835\udd38b; }"),
        text(
            "letters may be written as escapes", "module gr\\u00f6\\uu00dfe { requires \\u0062; }"),
        text(
            "so may all that is not a letter",
            "\\u006dodule a { /\\u002a requires c; *\\u002f requires b; }"),
        text(
            "what is exported or opened is not required",
            "module a { exports p to b, c; opens q to requires; requires d; }"),
        text(
            "providers are no services",
            "module a { provides p.S with p.T, p.U; provides p.V\nwith p.W; uses p.X; }"),
        text(
            "any white space separates, and a control character ends it",
            "module a\n\t{\f requires\r\nb ; }\u001a"),
        text(
            "a dollar sign and an underscore are letters",
            "module a { requires b$c; requires _d; requires e1; }"));
  }

  private static Arguments text(String sentence, String text) {
    return Arguments.of(Named.of(sentence, text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void itIsReadAsByTheCompiler(String text) throws Exception {
    assertThat(ModuleDeclaration.parse(FILE, utf8(text), StandardCharsets.UTF_8))
        .isEqualTo(byTheCompiler(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ModuleDeclaration byTheCompiler(String text) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("memory:///module-info.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, null, List.of(), null, List.of(file));
    ModuleTree module = task.parse().iterator().next().getModule();
    Set<String> requires = new LinkedHashSet<>();
    Set<String> uses = new LinkedHashSet<>();
    Set<String> provides = new LinkedHashSet<>();
    for (DirectiveTree directive : module.getDirectives()) {
      if (directive instanceof RequiresTree required) {
        requires.add(name(required.getModuleName()));
      } else if (directive instanceof UsesTree used) {
        uses.add(name(used.getServiceName()));
      } else if (directive instanceof ProvidesTree provided) {
        provides.add(name(provided.getServiceName()));
      }
    }
    return new ModuleDeclaration(name(module.getName()), requires, uses, provides);
  }

  /** Printed by the compiler, a name would have escapes in it. */
  private static String name(ExpressionTree tree) {
    return tree instanceof MemberSelectTree select
        ? name(select.getExpression()) + "." + select.getIdentifier()
        : ((IdentifierTree) tree).getName().toString();
  }

  @Test
  void aServiceMayBeImported() throws Refusal {
    String text = "import p.S; import q.T; module a { provides S with a.B; uses T.U; uses r.V; }";
    assertThat(ModuleDeclaration.parse(FILE, utf8(text), StandardCharsets.UTF_8))
        .isEqualTo(new ModuleDeclaration("a", Set.of(), Set.of("q.T.U", "r.V"), Set.of("p.S")));
  }

  @Test
  void itIsReadInTheEncodingOfTheSources() throws Refusal {
    for (String encoding : List.of("ISO-8859-1", "UTF-16", "UTF-8")) {
      byte[] text = "module gr\u00f6\u00dfe { }".getBytes(Charset.forName(encoding));
      assertThat(ModuleDeclaration.parse(FILE, text, Charset.forName(encoding)).name())
          .isEqualTo("gr\u00f6\u00dfe");
    }
  }

  @Test
  void aByteOrderMarkIsLeftToTheCompiler() throws Refusal {
    assertThat(
            ModuleDeclaration.parse(FILE, utf8("\ufeffmodule a { }"), StandardCharsets.UTF_8)
                .name())
        .isEqualTo("a");
  }

  @Test
  void whatIsBrokenIsReadAsFarAsItGoes() throws Refusal {
    assertThat(
            ModuleDeclaration.parse(
                FILE,
                utf8("module a { requires ; requires b; provides ; uses p.S"),
                StandardCharsets.UTF_8))
        .isEqualTo(new ModuleDeclaration("a", Set.of("b"), Set.of("p.S"), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "class A { }", "module a", "/* module a {} ", "\"module a { }\""})
  void whatDeclaresNoModuleIsRefused(String text) {
    assertThatThrownBy(() -> ModuleDeclaration.parse(FILE, utf8(text), StandardCharsets.UTF_8))
        .isExactlyInstanceOf(Refusal.class)
        .hasMessage("module-info.java declares no module: it needs `module NAME { … }`");
  }
}
