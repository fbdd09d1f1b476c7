package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.DymodException;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the reload path or a unit on it is told with the way out. */
class UnitErrorsTest {

  @TempDir Path work;
  private TestModules modules;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    UnitErrorsTest.class.getModule().addUses(Supplier.class);
  }

  @Test
  void aPathThatDoesNotExist() {
    assertThatThrownBy(() -> open(work.resolve("nowhere")))
        .isExactlyInstanceOf(DymodException.class)
        .hasMessage(
            "dymod.path names %s, which does not exist: correct the path, or build the module first."
                .formatted(work.resolve("nowhere")));
  }

  @Test
  void aDirectoryThatIsNoModule() {
    TestModules.write(work.resolve("pictures"), "sheep.txt", "baa");
    assertThatThrownBy(() -> open(work.resolve("pictures")))
        .hasMessage(
            "dymod.path names %s, which is no module and no directory of modules: it has neither a module-info.class nor a module-info.java, and no directory or jar in it has one."
                .formatted(work.resolve("pictures")));
  }

  @Test
  void aFileThatIsNoModule() {
    Path jar =
        modules.jarInPlace(
            TestModules.write(work.resolve("x"), "y/z.txt", "").getParent(), work.resolve("x.jar"));
    assertThatThrownBy(() -> open(jar))
        .hasMessage(
            "dymod.path names %s, which is no module and no directory of modules: a jar must have a module-info.class, because an automatic module can't be reloaded."
                .formatted(jar));
  }

  @Test
  void anEmptyDirectoryIsNone() throws Exception {
    Files.createDirectories(work.resolve("empty"));
    try (Host host = open(work.resolve("empty"))) {
      assertThat(host.units()).isEmpty();
      SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
      modules.compile(one.sources(), work.resolve("empty/one"));
      host.reload();
      assertThat(host.service(Supplier.class).get()).isEqualTo("1");
    }
  }

  @Test
  void aPathThatEveryUserCanWriteTo() throws Exception {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    assumeThat(one.sources().getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.setPosixFilePermissions(one.sources(), PosixFilePermissions.fromString("rwxr-xrwx"));
    assertThatThrownBy(() -> open(one.sources()))
        .hasMessage(
            "dymod.path names %s: every user of this machine can write to %1$s, and so run code in this program: take that right away (chmod o-w %1$s), or allow it with -Ddymod.shared=true"
                .formatted(one.sources()));
    Settings allowed =
        Settings.builder().mode(Mode.DEV).path(one.sources()).auto(false).shared(true).build();
    try (Host host = Host.open(allowed)) {
      assertThat(host.service(Supplier.class).get()).isEqualTo("1");
    }
  }

  @Test
  void aLinkThatLeadsOutOfThePathIsNotFollowed() throws Exception {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    Path outside = modules.compile(one.sources(), work.resolve("outside/one"));
    Path units = Files.createDirectories(work.resolve("units"));
    Files.createSymbolicLink(units.resolve("one"), outside);
    try (Host host = open(units)) {
      assertThat(host.units()).isEmpty();
    }
  }

  @Test
  void aCopyOfAClassOfTheApi() {
    Path sources =
        modules.sources(
            "copy",
            "module-info.java",
            "module copy { }",
            "org/slf4j/Logger.java",
            "package org.slf4j; public interface Logger {}");
    try (Host host = open(sources)) {
      assertThat(rejection(host))
          .isEqualTo(
              "copy carries its own copy of org.slf4j.Logger, which module org.slf4j has: objects of the one would not be of the other (\"org.slf4j.Logger cannot be cast to org.slf4j.Logger\"). Remove package org.slf4j from copy, and require org.slf4j instead");
    }
  }

  @Test
  void twoUnitsOfOneName() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    Path first = modules.compile(one.sources(), work.resolve("first"));
    one.supply("\"2\"");
    Path second = modules.compile(one.sources(), work.resolve("second"));
    try (Host host = open(first, second)) {
      assertThat(host.service(Supplier.class).get()).isEqualTo("1");
      assertThat(rejection(host))
          .isEqualTo(
              "there are two units named one, %s and %s: remove one of them from dymod.path"
                  .formatted(first, second));
    }
  }

  @Test
  void aPackageThatAnotherModuleHas() {
    Path sources =
        modules.sources(
            "clash",
            "module-info.java",
            "module clash { }",
            "org/slf4j/Extra.java",
            "package org.slf4j; class Extra {}");
    try (Host host = open(sources)) {
      assertThat(rejection(host))
          .isEqualTo(
              "clash has package org.slf4j, which module org.slf4j has too: in release the two could not start together. Remove it from clash, or rename it");
      assertThat(host.units()).extracting(Unit::state).containsExactly(Unit.State.DOWN);
    }
  }

  @Test
  void aModuleThatSomethingFixedRequires() throws Exception {
    SupplierUnit slf4j = SupplierUnit.write(modules, "org.slf4j", "\"\"");
    try (Host host = open(slf4j.sources())) {
      assertThat(rejection(host))
          .matches(
              "module [a-z.]+, which does not reload, requires org.slf4j: take org.slf4j off dymod.path, or let [a-z.]+ use only its services");
    }
  }

  @Test
  void aModuleThatIsMissing() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "\"1\"");
    Path unit = modules.compile(one.sources(), work.resolve("mods/one"));
    Path sources = modules.sources("two", "module-info.java", "module two { requires one; }");
    Path two = modules.compile(sources, work.resolve("two"));
    TestModules.delete(unit);
    try (Host host = open(two)) {
      assertThat(rejection(host))
          .isEqualTo(
              "two requires one, which is not found: put it among the units, or on the module path, and name it in --add-modules if nothing that starts with the application requires it");
    }
  }

  @Test
  void aMissingProviderNamesTheUnitsThatWereRejected() {
    SupplierUnit one = SupplierUnit.write(modules, "one", "nonsense");
    try (Host host = open(one.sources())) {
      assertThatThrownBy(() -> host.service(Supplier.class))
          .isExactlyInstanceOf(DymodException.class)
          .hasMessageStartingWith("no module provides java.util.function.Supplier: declare")
          .hasMessageContaining(" (not loaded, since rejected: one)\none rejected: ")
          .hasMessageContaining("one/impl/Text.java:2:")
          .hasMessageContaining("cannot find symbol");
    }
  }

  private static String rejection(Host host) {
    List<Outcome> told = new CopyOnWriteArrayList<>();
    host.onReload(told::add);
    Await.until(() -> "an outcome", () -> !told.isEmpty());
    return ((Outcome.Rejected) told.get(0)).reason();
  }

  private static Host open(Path... path) {
    return Host.open(Settings.builder().mode(Mode.DEV).path(path).auto(false).build());
  }
}
