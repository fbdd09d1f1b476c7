package io.dymod.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results: printed as a table, and written below {@code benchmarks} as CSV. */
final class Table {

  private final String name;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String name, String... columns) {
    this.name = name;
    rows.add(List.of(columns));
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void row(String... cells) {
    row(List.of(cells));
  }

  /** A number with a few digits, whatever the language of the system. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  /** Prints and writes all rows. */
  void publish() throws IOException {
    int feature = Runtime.version().feature();
    System.out.printf(
        "%n%s, JDK %s, %s %s, %d processors%n",
        name,
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
    rows.forEach(row -> System.out.println(line(row)));
    Path file = Path.of("benchmarks", name + "-jdk" + feature + ".csv");
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        rows.stream()
            .map(row -> row.stream().map(Table::cell).collect(Collectors.joining(",")))
            .toList());
    System.out.println("(" + file + ")");
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), column))
        .collect(Collectors.joining("  "));
  }

  private String padded(String cell, int column) {
    int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return ("%" + (column == 0 ? "-" : "") + Math.max(1, width) + "s").formatted(cell);
  }

  private static String cell(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }
}
