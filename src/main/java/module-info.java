/**
 * Hot reload for named Java modules in development; plain, statically resolved Java in release.
 *
 * <p>Open {@link io.dymod.Dymod} first. Nothing but the package {@code io.dymod} is exported.
 *
 * <p>What release mode can do without is required {@code static}: the compiler, and
 * directory-watcher, which is an automatic module that {@code jlink} would refuse. Two small
 * modules are required outright although only dev mode uses them, because a boot layer is closed
 * once the JVM has started: ASM, which generates the handles, and {@code jdk.unsupported}, which
 * holds a class that directory-watcher names. Were they {@code static} too, each dev launch would
 * need a second flag.
 */
@SuppressWarnings("requires-automatic")
module io.dymod {
  requires org.slf4j;
  requires org.objectweb.asm;
  requires jdk.unsupported;
  requires static jdk.compiler;
  requires static directory.watcher;

  exports io.dymod;
}
