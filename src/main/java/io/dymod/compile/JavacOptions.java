package io.dymod.compile;

import io.dymod.change.Refusal;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;

/**
 * The options of a compilation: those that Dymod needs, and those that the user adds.
 *
 * @param own the user's
 */
record JavacOptions(List<String> own) {

  private static final Set<String> RELEASES =
      Set.of("--release", "-release", "--source", "-source", "--target", "-target");
  private static final Set<String> PROCESSORS =
      Set.of(
          "-processor",
          "-processorpath",
          "--processor-path",
          "--processor-module-path",
          "-proc:full",
          "-proc:only");

  /** What decides where classes are found and put is Dymod's. */
  private static final Set<String> RESERVED =
      Set.of(
          "-d",
          "-h",
          "-s",
          "-p",
          "--module-path",
          "--module-source-path",
          "-cp",
          "-classpath",
          "--class-path",
          "--source-path",
          "-sourcepath",
          "--module",
          "-m");

  private static final int CLASS_FILE_OF_JAVA_1 = 44;
  private static final int PREVIEW = 0xffff;

  /** From this release on the option is there, and needed. */
  private static final int PROCESSING_IS_OPTIONAL = 21;

  /** Options that can't be changed. */
  JavacOptions {
    own = List.copyOf(own);
  }

  /**
   * Makes sure that the user's options can be taken.
   *
   * @throws Refusal if one of them is not for the user to set, or not one of the compiler's
   */
  void check(JavaCompiler compiler) throws Refusal {
    Optional<String> reserved =
        own.stream().filter(option -> RESERVED.contains(name(option))).findFirst();
    if (reserved.isPresent()) {
      throw new Refusal(
          "dymod.javac has the option "
              + reserved.get()
              + ", which is not for you to set: Dymod compiles in memory, with the modules of the"
              + " application. Remove it.");
    }
    try {
      encoding();
      compiler.getTask(new StringWriter(), null, problem -> {}, all(new byte[0]), null, List.of());
    } catch (IllegalArgumentException invalid) {
      throw new Refusal(
          "dymod.javac has an option that the compiler does not take: " + invalid.getMessage());
    }
  }

  private static String name(String option) {
    int end = option.startsWith("--") ? option.indexOf('=') : -1;
    return end < 0 ? option : option.substring(0, end);
  }

  /** Whether annotation processors run. */
  boolean hasProcessors() {
    return own.stream().anyMatch(option -> PROCESSORS.contains(name(option)));
  }

  /**
   * Whether files can be compiled apart: what processors and plugins look at is not known, and the
   * names in comments, which may be checked, are not noted.
   */
  boolean allowParts() {
    return !hasProcessors()
        && own.stream()
            .noneMatch(option -> option.startsWith("-Xplugin") || option.startsWith("-Xdoclint"));
  }

  /** How source files are encoded. Given twice, the last one counts. */
  Charset encoding() {
    int option = own.lastIndexOf("-encoding");
    return option < 0 || option + 1 == own.size()
        ? StandardCharsets.UTF_8
        : Charset.forName(own.get(option + 1));
  }

  /**
   * All options.
   *
   * @param moduleInfo a class file that the build of the same module has made, so that the same
   *     release is compiled for; empty where there is none
   */
  List<String> all(byte[] moduleInfo) {
    List<String> all = new ArrayList<>(List.of("-g", "-parameters"));
    if (!hasProcessors()) {
      all.add("-proc:none");
    } else if (Runtime.version().feature() >= PROCESSING_IS_OPTIONAL) {
      all.add("-proc:full");
    }
    if (own.stream().map(JavacOptions::name).noneMatch(RELEASES::contains)) {
      all.addAll(release(moduleInfo));
    }
    all.addAll(own);
    return all;
  }

  /** JVMS 4.1. The release of the running JDK is the default, and cheaper without an option. */
  private static List<String> release(byte[] classFile) {
    if (classFile.length < Long.BYTES) {
      return List.of();
    }
    int minor = (classFile[4] & 0xff) << Byte.SIZE | classFile[5] & 0xff;
    int major = (classFile[6] & 0xff) << Byte.SIZE | classFile[7] & 0xff;
    String release = String.valueOf(major - CLASS_FILE_OF_JAVA_1);
    if (minor == PREVIEW) {
      return List.of("--release", release, "--enable-preview");
    }
    return major - CLASS_FILE_OF_JAVA_1 < Runtime.version().feature()
        ? List.of("--release", release)
        : List.of();
  }
}
