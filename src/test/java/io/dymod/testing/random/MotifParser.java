package io.dymod.testing.random;

import io.dymod.testing.random.Motif.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of one motif. */
final class MotifParser {

  private static final Pattern USE =
      Pattern.compile("\\$(constant|number|text|value|type|base)\\b");

  private final List<Knob> knobs = new ArrayList<>();
  private final List<Link> uses = new ArrayList<>();
  private String text = "";
  private int position;

  Motif parse(String motif) {
    int release = 17;
    List<List<Piece>> directives = new ArrayList<>();
    SortedMap<Link, List<List<Piece>>> offers = new TreeMap<>();
    String[] files = motif.split("(?m)^== ");
    for (String line : files[0].lines().filter(some -> !some.isBlank()).toList()) {
      String word = line.substring(0, line.indexOf(' '));
      String rest = line.substring(word.length()).strip();
      switch (word) {
        case "release" -> release = Integer.parseInt(rest);
        case "directive" -> directives.add(pieces(rest));
        default ->
            offers.computeIfAbsent(Link.of(word), link -> new ArrayList<>()).add(pieces(rest));
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int file = 1; file < files.length; file++) {
      int end = files[file].indexOf('\n');
      parts.add(
          new Part(pieces(files[file].substring(0, end)), pieces(files[file].substring(end + 1))));
    }
    return new Motif(release, knobs, directives, offers, parts, uses);
  }

  private List<Piece> pieces(String source) {
    text = source;
    position = 0;
    List<Piece> pieces = pieces();
    if (position < text.length()) {
      throw new IllegalArgumentException("one » or ¦ too many: " + text.substring(position));
    }
    return pieces;
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    int start = position;
    for (; position < text.length(); position++) {
      char next = text.charAt(position);
      if (next == '¦' || next == '»') {
        break;
      }
      if (next == '«') {
        plain(text.substring(start, position), pieces);
        pieces.add(choice());
        start = position + 1;
      }
    }
    String rest = text.substring(start, position);
    plain(position < text.length() ? rest.stripTrailing() : rest, pieces);
    return pieces;
  }

  private Piece choice() {
    int colon = text.indexOf(':', position);
    String label = text.substring(position + 1, colon);
    List<List<Piece>> alternatives = new ArrayList<>();
    BitSet breaking = new BitSet();
    position = colon;
    while (text.charAt(position) != '»') {
      position++;
      while (Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      if (text.charAt(position) == '!') {
        breaking.set(alternatives.size());
        position++;
      }
      alternatives.add(pieces());
    }
    return new Piece.Choice(knob(label, alternatives.size(), breaking), alternatives);
  }

  private int knob(String label, int alternatives, BitSet breaking) {
    for (int index = 0; index < knobs.size(); index++) {
      Knob known = knobs.get(index);
      if (known.label().equals(label)) {
        if (known.alternatives() != alternatives) {
          throw new IllegalArgumentException(label + ": " + alternatives + " alternatives?");
        }
        known.breaking().or(breaking);
        return index;
      }
    }
    knobs.add(new Knob(label, alternatives, breaking));
    return knobs.size() - 1;
  }

  private void plain(String plain, List<Piece> pieces) {
    Matcher matcher = USE.matcher(plain);
    int start = 0;
    while (matcher.find()) {
      pieces.add(new Piece.Text(plain.substring(start, matcher.start())));
      Link link = Link.of(matcher.group(1));
      pieces.add(new Piece.Use(link, uses.size()));
      uses.add(link);
      start = matcher.end();
    }
    if (start < plain.length()) {
      pieces.add(new Piece.Text(plain.substring(start)));
    }
  }
}
