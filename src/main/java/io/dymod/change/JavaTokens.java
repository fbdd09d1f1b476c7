package io.dymod.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits Java text into tokens, as far as a module declaration needs it: names, single characters,
 * and literals. Comments, and a byte order mark at the start, are left out. JLS 3.
 */
final class JavaTokens {

  /** Stands for a text, a character or a number. */
  static final String LITERAL = "\"";

  private static final int HEXADECIMAL = 16;
  private static final int ESCAPE_DIGITS = 4;
  private static final String TEXT_BLOCK = "\"\"\"";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int position;

  private JavaTokens(String text) {
    this.text = text;
  }

  /** The tokens of a text. What is no Java is cut into single characters. */
  static List<String> of(String text) {
    JavaTokens scan = new JavaTokens(withoutUnicodeEscapes(text));
    scan.run();
    return scan.tokens;
  }

  /** JLS 3.3: of several backslashes only one that follows an even number begins an escape. */
  private static String withoutUnicodeEscapes(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int index = 0;
    while (index < text.length()) {
      char here = text.charAt(index);
      int digits = index + 1;
      while (here == '\\' && digits < text.length() && text.charAt(digits) == 'u') {
        digits++;
      }
      int end = digits + ESCAPE_DIGITS;
      if (digits > index + 1 && end <= text.length() && isHexadecimal(text, digits, end)) {
        plain.append((char) Integer.parseInt(text, digits, end, HEXADECIMAL));
        index = end;
      } else {
        plain.append(here);
        if (here == '\\' && index + 1 < text.length() && text.charAt(index + 1) == '\\') {
          plain.append('\\');
          index++;
        }
        index++;
      }
    }
    return plain.toString();
  }

  private static boolean isHexadecimal(String text, int start, int end) {
    return text.substring(start, end).chars().allMatch(c -> Character.digit(c, HEXADECIMAL) >= 0);
  }

  private void run() {
    while (position < text.length()) {
      int here = text.codePointAt(position);
      if (Character.isWhitespace(here) || here == BYTE_ORDER_MARK && position == 0) {
        position += Character.charCount(here);
      } else if (text.startsWith("//", position)) {
        skipLine();
      } else if (text.startsWith("/*", position)) {
        skipTo("*/", position + 2);
      } else if (text.startsWith(TEXT_BLOCK, position)) {
        literal(TEXT_BLOCK);
      } else if (here == '"' || here == '\'') {
        literal(Character.toString(here));
      } else if (Character.isJavaIdentifierStart(here)) {
        tokens.add(name());
      } else if (Character.isDigit(here)) {
        name();
        tokens.add(LITERAL);
      } else {
        tokens.add(Character.toString(here));
        position += Character.charCount(here);
      }
    }
  }

  private void skipLine() {
    while (position < text.length() && "\r\n".indexOf(text.charAt(position)) < 0) {
      position++;
    }
  }

  private void skipTo(String end, int from) {
    int found = text.indexOf(end, from);
    position = found < 0 ? text.length() : found + end.length();
  }

  private void literal(String quote) {
    position += quote.length();
    while (position < text.length() && !text.startsWith(quote, position)) {
      position += text.charAt(position) == '\\' ? 2 : 1;
    }
    position += quote.length();
    tokens.add(LITERAL);
  }

  /** Characters that a name ignores (JLS 3.8) are kept, as the compiler keeps them in its names. */
  private String name() {
    int start = position;
    while (position < text.length() && Character.isJavaIdentifierPart(text.codePointAt(position))) {
      position += Character.charCount(text.codePointAt(position));
    }
    return text.substring(start, position);
  }
}
