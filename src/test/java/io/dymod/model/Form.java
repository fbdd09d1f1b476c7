package io.dymod.model;

/** How a unit lies on disk. */
enum Form {

  /** A modular jar, {@code mods/NAME-1.jar}. */
  JAR,

  /** A directory of class files. */
  CLASSES,

  /** A directory of sources. */
  SOURCES,

  /** A project: {@code src/main/java}, {@code src/main/resources}, and what a build makes of it. */
  PROJECT
}
