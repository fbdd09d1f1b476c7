package io.dymod.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;

/** Collects the names that a source file uses, as they are written, without qualification. */
final class SimpleNames extends TreeScanner<Void, Set<String>> {

  private SimpleNames() {}

  /** Adds the names in a file to others. */
  static void in(CompilationUnitTree unit, Set<String> names) {
    new SimpleNames().scan(unit, names);
  }

  /**
   * The names by which a source may call a class: a dollar sign in a binary name stands between a
   * class and the one around it, or is part of a name.
   */
  static Set<String> of(String binaryName) {
    Set<String> names = new HashSet<>();
    String rest = binaryName.substring(binaryName.lastIndexOf('.') + 1);
    names.add(rest);
    for (int dollar = rest.indexOf('$'); dollar >= 0; dollar = rest.indexOf('$', dollar + 1)) {
      names.add(rest.substring(dollar + 1));
    }
    return names;
  }

  @Override
  public Void visitIdentifier(IdentifierTree identifier, Set<String> names) {
    names.add(identifier.getName().toString());
    return super.visitIdentifier(identifier, names);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Set<String> names) {
    names.add(select.getIdentifier().toString());
    return super.visitMemberSelect(select, names);
  }
}
