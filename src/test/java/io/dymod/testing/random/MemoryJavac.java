package io.dymod.testing.random;

import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory to learn whether they compile. */
final class MemoryJavac extends ForwardingJavaFileManager<JavaFileManager> {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Class files would take half of the time, and all errors are known before they're written. */
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-nowarn", "-XDshould-stop.ifNoError=FLOW");

  MemoryJavac() {
    super(COMPILER.getStandardFileManager(null, null, null));
  }

  /** The errors, a line each; empty when the sources compile. */
  String errors(SortedMap<String, String> sources) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Source> units = sources.entrySet().stream().map(Source::new).toList();
    COMPILER.getTask(null, this, problems, OPTIONS, null, units).call();
    StringBuilder errors = new StringBuilder();
    problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .forEach(problem -> errors.append(problem).append('\n'));
    return errors.toString();
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        return OutputStream.nullOutputStream();
      }
    };
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(Map.Entry<String, String> file) {
      super(URI.create("memory:///" + file.getKey()), Kind.SOURCE);
      text = file.getValue();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
