package io.dymod.load;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The words of another bundle under a name. A logger takes a bundle in the place of the one it has
 * only if that has the same name, and the JDK gives bundles of named modules none.
 */
public final class NamedBundle extends ResourceBundle {

  private final String name;
  private final Optional<ResourceBundle> words;

  /**
   * A bundle.
   *
   * @param name its base name
   * @param words what it says; nothing for a bundle without any key
   */
  public NamedBundle(String name, Optional<ResourceBundle> words) {
    this.name = name;
    this.words = words;
    words.ifPresent(this::setParent);
  }

  /** Where the words come from. */
  public Optional<ResourceBundle> words() {
    return words;
  }

  @Override
  public String getBaseBundleName() {
    return name;
  }

  @Override
  public Locale getLocale() {
    return words.map(ResourceBundle::getLocale).orElse(Locale.ROOT);
  }

  @Override
  protected Object handleGetObject(String key) {
    return null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return words.map(ResourceBundle::getKeys).orElse(Collections.emptyEnumeration());
  }
}
