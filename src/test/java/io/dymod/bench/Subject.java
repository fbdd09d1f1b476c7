package io.dymod.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured in a JVM of its own.
 *
 * @param name the row's
 * @param form who notices which kind of change
 * @param path the reload path
 * @param unit the directory of the module that changes
 * @param module its name
 * @param parts how many classes it has beside its provider
 */
record Subject(String name, Form form, Path path, Path unit, String module, int parts) {

  /** A module that lies alone on the reload path. */
  static Subject alone(String name, Form form, Path unit) {
    return new Subject(name, form, unit, unit, unit.getFileName().toString(), 0);
  }

  List<String> toArguments() {
    return List.of(
        name, form.name(), path.toString(), unit.toString(), module, String.valueOf(parts));
  }

  static Subject of(String... arguments) {
    return new Subject(
        arguments[0],
        Form.valueOf(arguments[1]),
        Path.of(arguments[2]),
        Path.of(arguments[3]),
        arguments[4],
        Integer.parseInt(arguments[5]));
  }
}
