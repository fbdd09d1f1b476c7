package io.dymod.bench;

import io.dymod.Settings;
import java.io.IOException;

/** Who notices a change, and of what. */
enum Form {

  /** An event of the system and a bare define: the least there can be. */
  LEAST_OF_THE_JDK {
    @Override
    Contender open(Subject subject) throws IOException {
      return new Baselines.LeastOfTheJdk(subject.unit(), subject.module());
    }
  },

  /** What people write themselves, and a jar. */
  SIXTY_LINES {
    @Override
    Contender open(Subject subject) throws IOException {
      return new Baselines.SixtyLines(jar(subject));
    }
  },

  /** Dymod, and a jar that is renamed over the one before. */
  JAR {
    @Override
    Contender open(Subject subject) throws IOException {
      return Reloading.jar(jar(subject), dev(subject));
    }
  },

  /** Dymod, and a class file that a compiler writes. */
  CLASS_FILE {
    @Override
    Contender open(Subject subject) throws IOException {
      return Reloading.classFile(subject.unit(), subject.module(), dev(subject));
    }
  },

  /** The same, without events. */
  POLLED_CLASS_FILE {
    @Override
    Contender open(Subject subject) throws IOException {
      Settings.Builder polling = dev(subject).watching(Settings.Watching.POLL);
      return Reloading.classFile(subject.unit(), subject.module(), polling);
    }
  },

  /** Dymod, and all class files of a module. */
  ALL_FILES {
    @Override
    Contender open(Subject subject) throws IOException {
      return Reloading.allFiles(subject.unit(), subject.module(), dev(subject));
    }
  },

  /** An event of the system and a bare redefinition of a class. */
  HOT_SWAP(true) {
    @Override
    Contender open(Subject subject) throws IOException {
      return new Baselines.HotSwap(subject.unit(), subject.module());
    }
  },

  /** Dymod with the agent, and a class file that a compiler writes. */
  CLASS_FILE_IN_PLACE(true) {
    @Override
    Contender open(Subject subject) throws IOException {
      return CLASS_FILE.open(subject);
    }
  },

  /** Dymod with the agent, and a source file that is saved. */
  SOURCE_FILE_IN_PLACE(true) {
    @Override
    Contender open(Subject subject) throws IOException {
      return SOURCE_FILE.open(subject);
    }
  },

  /** Dymod, and a source file that is saved. */
  SOURCE_FILE {
    @Override
    Contender open(Subject subject) {
      return Reloading.source(subject.unit(), subject.module(), subject.parts(), dev(subject));
    }
  };

  private final boolean hasAgent;

  Form() {
    this(false);
  }

  Form(boolean hasAgent) {
    this.hasAgent = hasAgent;
  }

  /** Opens it in this JVM. */
  abstract Contender open(Subject subject) throws IOException;

  /** Whether the JVM is started with Dymod's jar as an agent. */
  boolean hasAgent() {
    return hasAgent;
  }

  private static ModuleJar jar(Subject subject) throws IOException {
    return ModuleJar.of(subject.path(), subject.unit(), subject.module());
  }

  private static Settings.Builder dev(Subject subject) {
    return Settings.builder().path(subject.path());
  }
}
