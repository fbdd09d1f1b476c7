package io.dymod;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads settings from properties, and takes no word that it does not know. */
final class SettingsParser {

  /** What the names of all properties begin with that are settings. */
  static final String PREFIX = "dymod.";

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([kmg]?)");

  private SettingsParser() {}

  /** The settings of all properties that start with {@code dymod.}; others are passed over. */
  static Settings parse(Properties properties) {
    return parse(properties, Settings.builder());
  }

  /** Those for an application in a layer; in none if its code is in no named module. */
  static Settings parseFor(ModuleLayer application) {
    Settings.Builder builder = Settings.builder();
    return parse(System.getProperties(), application == null ? builder : builder.base(application));
  }

  /** The settings of the properties, and of a builder what they don't name. */
  static Settings parse(Properties properties, Settings.Builder builder) {
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (name.startsWith(PREFIX)) {
        set(builder, name, properties.getProperty(name).strip());
      }
    }
    return builder.build();
  }

  private static void set(Settings.Builder builder, String name, String value) {
    switch (name.substring(PREFIX.length())) {
      case "mode" -> builder.mode(choice(name, value, Mode.values()));
      case "path" -> builder.path(paths(value));
      case "auto" -> auto(builder, choice(name, value, Auto.values()));
      case "history" -> builder.history((int) number(name, value, "editions"));
      case "watch" -> builder.watching(choice(name, value, Settings.Watching.values()));
      case "sources" -> builder.sources(choice(name, value, Compiling.values()) == Compiling.AUTO);
      case "javac" -> builder.javac(words(name, value));
      case "color" -> builder.colour(choice(name, value, Settings.Colour.values()));
      case "shared" -> builder.shared(choice(name, value, Switch.values()) == Switch.TRUE);
      case "inplace" -> builder.inPlace(choice(name, value, InPlace.values()));
      case "wait" -> builder.waitForGoodSave(choice(name, value, Switch.values()) == Switch.TRUE);
      case "quiet" -> builder.quiet(milliseconds(name, value));
      case "poll" -> builder.poll(milliseconds(name, value));
      case "patience" -> builder.patience(milliseconds(name, value));
      case "removal" -> builder.removal(milliseconds(name, value));
      case "rehearsal" -> builder.rehearsal(milliseconds(name, value));
      case "hold" -> builder.hold(milliseconds(name, value));
      case "drain" -> builder.drain(milliseconds(name, value));
      case "closing" -> builder.closing(milliseconds(name, value));
      case "shutdown" -> builder.shutdown(milliseconds(name, value));
      case "leak" -> builder.leak(milliseconds(name, value));
      case "collections" -> builder.collections((int) number(name, value, "collections"));
      case "gc" -> builder.gc(choice(name, value, Switch.values()) == Switch.TRUE);
      case "heap" -> builder.heap(choice(name, value, Switch.values()) == Switch.TRUE);
      case "limit" -> builder.limit(bytes(name, value));
      default ->
          throw new DymodException(
              "there is no setting "
                  + name
                  + ": use one of dymod.mode, dymod.path, dymod.auto, dymod.history,"
                  + " dymod.watch, dymod.sources, dymod.javac, dymod.color, dymod.shared,"
                  + " dymod.inplace, dymod.wait, dymod.quiet, dymod.poll, dymod.patience, dymod.removal, dymod.rehearsal, dymod.hold,"
                  + " dymod.drain, dymod.closing, dymod.shutdown, dymod.leak, dymod.collections,"
                  + " dymod.gc, dymod.heap, dymod.limit");
    }
  }

  private static void auto(Settings.Builder builder, Auto auto) {
    builder.auto(auto != Auto.FALSE).staged(auto == Auto.STAGED);
  }

  private enum Auto {
    TRUE,
    FALSE,
    STAGED
  }

  private enum Switch {
    TRUE,
    FALSE
  }

  private enum Compiling {
    AUTO,
    OFF
  }

  private static <E extends Enum<E>> E choice(String name, String value, E[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> word(choice).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new DymodException(
                    "%s=%s is not allowed: use %s"
                        .formatted(
                            name,
                            value,
                            Arrays.stream(choices)
                                .map(SettingsParser::word)
                                .collect(Collectors.joining(" or ")))));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static Path[] paths(String value) {
    return Arrays.stream(value.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .toArray(Path[]::new);
  }

  private static String[] words(String name, String value) {
    if (value.chars().filter(character -> character == '"').count() % 2 != 0) {
      throw new DymodException(name + "=" + value + " is not allowed: a quote is not closed");
    }
    // What stands between blanks that are not in quotes.
    return Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+")
        .matcher(value)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .toArray(String[]::new);
  }

  private static Duration milliseconds(String name, String value) {
    return Duration.ofMillis(number(name, value, "milliseconds"));
  }

  /** A number of bytes, as the options of the virtual machine take it. */
  private static long bytes(String name, String value) {
    Matcher size = SIZE.matcher(value.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new DymodException(
          "%s=%s is not allowed: use a number of bytes above 0, such as 512m"
              .formatted(name, value));
    }
    int shift = "kmg".indexOf(size.group(2)) + 1;
    return Long.parseLong(size.group(1)) << (size.group(2).isEmpty() ? 0 : 10 * shift);
  }

  private static long number(String name, String value, String unit) {
    try {
      long number = Long.parseLong(value);
      if (number > 0 && number <= Integer.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, like a number that is too small.
    }
    throw new DymodException(
        "%s=%s is not allowed: use a number of %s above 0".formatted(name, value, unit));
  }
}
