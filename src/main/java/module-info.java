/**
 * Hot reload for named Java modules in development; plain, statically resolved Java in release.
 *
 * <p>Open {@link io.dymod.Dymod} first. Nothing but the package {@code io.dymod} is exported, and
 * the agent to the virtual machine.
 *
 * <p>What release mode can do without is required {@code static}: the compiler; the modules of the
 * JDK in which a unit may leave something behind; and directory-watcher and the heap library, which
 * are automatic modules that {@code jlink} would refuse. Two small modules are required outright
 * although only dev mode uses them, because a boot layer is closed once the JVM has started: ASM,
 * which generates the handles, and {@code jdk.unsupported}, which holds a class that
 * directory-watcher names. Were they {@code static} too, each dev launch would need a second flag.
 */
@SuppressWarnings("requires-automatic")
module io.dymod {
  requires org.slf4j;
  requires org.objectweb.asm;
  requires jdk.unsupported;
  requires static jdk.compiler;
  requires static java.desktop;
  requires static java.instrument;
  requires static java.logging;
  requires static java.management;
  requires static jdk.management;
  requires static directory.watcher;
  requires static org.netbeans.lib.profiler.RELEASE250;

  exports io.dymod;
  exports io.dymod.agent to
      java.instrument;

  provides java.net.spi.URLStreamHandlerProvider with
      io.dymod.load.SnapshotUrls;
}
