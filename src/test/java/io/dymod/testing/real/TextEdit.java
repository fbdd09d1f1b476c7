package io.dymod.testing.real;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Another text in the place of a part of a file.
 *
 * @param start where the part starts
 * @param end where it ends
 * @param text what comes there
 */
record TextEdit(int start, int end, String text) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** The file with the edit made. */
  String in(String file) {
    return file.substring(0, start) + text + file.substring(end);
  }

  /**
   * The edits that a file offers, by kind.
   *
   * @param number makes new names and values differ from earlier ones
   */
  static SortedMap<String, List<TextEdit>> possible(String file, int number) {
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("memory:///Edited.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file;
          }
        };
    JavacTask task =
        (JavacTask) COMPILER.getTask(null, null, problem -> {}, null, null, List.of(source));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      EditScanner scanner =
          new EditScanner(file, unit, Trees.instance(task).getSourcePositions(), number);
      scanner.scan(unit, null);
      return scanner.edits();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
