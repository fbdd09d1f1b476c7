package io.dymod.testing.random;

import io.dymod.testing.random.Instance.Spelling;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one file as it comes to be: its body, and the imports that turn out to be needed. */
final class Page {

  private static final Pattern OFFER =
      Pattern.compile(
          "(new )?((?:[a-z]\\w*\\.)+)([A-Z][a-z]\\w*(?:\\.[A-Z][a-z]\\w*)*)(?:\\.(\\w+).*|\\(.*)?");

  private final List<Instance> instances;
  private final State state;
  private final TreeSet<String> imports = new TreeSet<>();

  Page(List<Instance> instances, State state) {
    this.instances = instances;
    this.state = state;
  }

  /** The text of a file in a package, with the imports. */
  String file(int instance, String packageName, String name, List<Piece> pieces) {
    String body = text(instance, pieces).strip();
    if (body.isEmpty()) {
      return "";
    }
    String declaration = "package " + packageName + ";\n";
    if (name.equals("package-info")) {
      return body + "\n" + declaration;
    }
    return declaration + String.join("", imports) + body + "\n";
  }

  /** The text that pieces have at an instance. */
  String text(int instance, List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Text plain) {
        text.append(placed(instance, plain.text()));
      } else if (piece instanceof Piece.Choice choice) {
        int alternative = state.alternatives[instance][choice.knob()];
        text.append(text(instance, choice.alternatives().get(alternative)));
      } else if (piece instanceof Piece.Use use) {
        List<Instance.Target> targets = instances.get(instance).targets();
        Instance.Target target = use.index() < targets.size() ? targets.get(use.index()) : null;
        text.append(target == null ? use.link().fallback() : spelled(target));
      }
    }
    return text.toString();
  }

  private String placed(int instance, String text) {
    List<Integer> packages = instances.get(instance).packages();
    return text.replace("#", String.valueOf(state.numbers[instance]))
        .replace("$A", state.packages[packages.get(0)])
        .replace("$B", state.packages[packages.get(1)])
        .replace("$C", state.packages[packages.get(2)]);
  }

  private String spelled(Instance.Target target) {
    String offer = text(target.instance(), target.offer());
    Matcher matcher = OFFER.matcher(offer);
    if (target.spelling() == Spelling.QUALIFIED || !matcher.matches()) {
      return offer;
    }
    String make = matcher.group(1) == null ? "" : "new ";
    String origin = matcher.group(2);
    String type = matcher.group(3);
    String member = matcher.group(4);
    String nested = type.replaceFirst(".*\\.", "");
    String rest = offer.substring(matcher.end(3));
    return switch (target.spelling()) {
      case STATIC, STATIC_ON_DEMAND -> {
        if (make.isEmpty() && member != null) {
          boolean single = target.spelling() == Spelling.STATIC;
          imports.add("import static " + origin + type + (single ? "." + member : ".*") + ";\n");
          yield rest.substring(1);
        }
        imports.add("import " + origin + type.replaceFirst("\\w+$", "*") + ";\n");
        yield make + nested + rest;
      }
      case IMPORTED -> {
        imports.add("import " + origin + type + ";\n");
        yield make + nested + rest;
      }
      default -> {
        imports.add("import " + origin + "*;\n");
        yield make + type + rest;
      }
    };
  }
}
