package io.dymod.testing.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The sources of a published library as a module, and random edits to them. All of it follows from
 * the seed. After an edit that leaves a module that doesn't compile, {@link #undo} leads back.
 */
public final class RealModule {

  private static final String DECLARATION = "module-info.java";
  private static final String VERSIONED = "META-INF/versions/9/" + DECLARATION;

  private static final String GENERATED =
      "module real { requires java.desktop; requires java.logging; requires java.management;"
          + " requires java.sql; requires jdk.unsupported; requires static org.jspecify; }";

  private final Random random;
  private final Deque<SortedMap<String, String>> history = new ArrayDeque<>();
  private SortedMap<String, String> sources;
  private int number;

  private RealModule(Random random, SortedMap<String, String> sources) {
    this.random = random;
    this.sources = sources;
  }

  /** The module whose sources are in a jar. */
  public static RealModule of(Random random, Path jar) {
    SortedMap<String, String> sources = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName().equals(VERSIONED) ? DECLARATION : entry.getName();
        if (name.endsWith(".java") && !name.startsWith("META-INF/")) {
          byte[] bytes = file.getInputStream(entry).readAllBytes();
          sources.put(name, new String(bytes, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    sources.putIfAbsent(DECLARATION, GENERATED);
    return new RealModule(random, sources);
  }

  /** The text of each file. */
  public SortedMap<String, String> sources() {
    return Collections.unmodifiableSortedMap(sources);
  }

  /** Edits one file, and says how. */
  public String edit() {
    history.push(sources);
    sources = new TreeMap<>(sources);
    number++;
    List<String> classes =
        sources.keySet().stream().filter(name -> !name.contains("-info")).toList();
    String file = classes.get(random.nextInt(classes.size()));
    if (random.nextInt(10) == 0) {
      return wholeFile(file, classes.get(random.nextInt(classes.size())));
    }
    String text = sources.get(file);
    SortedMap<String, List<TextEdit>> edits = TextEdit.possible(text, number);
    if (edits.isEmpty()) {
      return wholeFile(file, file);
    }
    List<String> kinds = List.copyOf(edits.keySet());
    String kind = kinds.get(random.nextInt(kinds.size()));
    List<TextEdit> some = edits.get(kind);
    TextEdit edit = some.get(random.nextInt(some.size()));
    sources.put(file, edit.in(text));
    return kind + " (" + file + ":" + text.substring(0, edit.start()).lines().count() + ")";
  }

  /** A class beside one, maybe of the name of another; or one less. */
  private String wholeFile(String beside, String other) {
    if (random.nextInt(4) == 0) {
      sources.remove(beside);
      return "remove a file (" + beside + ")";
    }
    String directory = beside.substring(0, beside.lastIndexOf('/') + 1);
    boolean known = random.nextBoolean();
    String name = known ? other.replaceFirst(".*/(.*)\\.java", "$1") : "Added" + number;
    String added = directory + name + ".java";
    if (!directory.isEmpty()) {
      String declaration = directory.substring(0, directory.length() - 1).replace('/', '.');
      sources.putIfAbsent(added, "package " + declaration + "; class " + name + " {}");
    }
    return "add a file (" + added + ")";
  }

  /** Returns to the sources before the last edit. */
  public void undo() {
    sources = history.pop();
  }
}
