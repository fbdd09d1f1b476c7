package io.dymod.change;

/**
 * Text that is safe to print. What a file is named, what an exception says and what a unit's code
 * returns can hold anything, also what a terminal takes for a command, or what looks like a line of
 * a log that nobody wrote.
 */
public final class Printable {

  private Printable() {}

  /** A name in one line: whatever is no visible character is shown as its number. */
  public static String name(Object name) {
    return escaped(name.toString(), false);
  }

  /** A message, of which line ends and tabs stay as they are. */
  public static String text(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean lines) {
    if (text.codePoints().allMatch(character -> isPlain(character, lines))) {
      return text;
    }
    String joined = lines ? text.replace("\r\n", "\n") : text;
    StringBuilder escaped = new StringBuilder();
    joined
        .codePoints()
        .forEach(
            character -> {
              if (isPlain(character, lines)) {
                escaped.appendCodePoint(character);
              } else if (Character.isBmpCodePoint(character)) {
                escaped.append("\\u%04x".formatted(character));
              } else {
                escaped.append("\\u{%x}".formatted(character));
              }
            });
    return escaped.toString();
  }

  /** Format characters can turn the direction of what follows, or show nothing at all. */
  private static boolean isPlain(int character, boolean lines) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> lines && (character == '\n' || character == '\t');
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
