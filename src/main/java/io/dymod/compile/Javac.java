package io.dymod.compile;

import com.sun.source.util.JavacTask;
import io.dymod.compile.CompiledFile.ClassOutput;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/**
 * Runs the compiler, and sorts out what it leaves.
 *
 * @param compiler the compiler
 * @param options its options
 */
record Javac(JavaCompiler compiler, List<String> options) {

  /**
   * What a run has left.
   *
   * @param files each source file with its classes, by name
   * @param others files that came from no source file of the unit: made by annotation processors
   * @param findings warnings
   */
  record Output(
      SortedMap<String, CompiledFile> files,
      SortedMap<String, byte[]> others,
      List<Finding> findings) {}

  /**
   * Compiles some source files of a unit.
   *
   * @param files what the compiler sees, and where it writes to
   * @throws CompileFailure if there is an error in them
   */
  Output run(List<MemoryFile> sources, UnitFiles files) throws CompileFailure {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter otherOutput = new StringWriter();
    JavacTask task =
        (JavacTask) compiler.getTask(otherOutput, files, diagnostics, options, null, sources);
    ReferenceScanner references = new ReferenceScanner(task, files.unitNames());
    task.addTaskListener(references);
    boolean success = task.call();
    List<Finding> findings =
        diagnostics.getDiagnostics().stream().flatMap(found -> Finding.of(found).stream()).toList();
    if (!success) {
      throw new CompileFailure(CompileErrors.describe(findings, otherOutput), findings);
    }
    return output(sources, files, references, findings);
  }

  private static Output output(
      List<MemoryFile> sources,
      UnitFiles files,
      ReferenceScanner references,
      List<Finding> findings) {
    Map<FileObject, SortedMap<String, ClassOutput>> classes = new HashMap<>();
    sources.forEach(source -> classes.put(source, new TreeMap<>()));
    SortedMap<String, byte[]> others = new TreeMap<>();
    for (UnitFiles.Written written : files.written()) {
      MemoryFile file = written.file();
      if (file.getKind() == JavaFileObject.Kind.OTHER) {
        others.put(file.name(), file.bytes());
      } else if (file.getKind() == JavaFileObject.Kind.CLASS) {
        SortedMap<String, ClassOutput> own = classes.get(written.source());
        if (own == null) {
          others.put(MemoryModule.entry(file.name()), file.bytes());
        } else {
          own.put(file.name(), ClassOutput.of(file.bytes()));
        }
      }
    }
    SortedMap<String, CompiledFile> compiled = new TreeMap<>();
    for (MemoryFile source : sources) {
      compiled.put(
          source.name(),
          new CompiledFile(source.bytes(), classes.get(source), references.of(source)));
    }
    return new Output(compiled, others, findings);
  }
}
