package io.dymod.load;

import io.dymod.change.Refusal;
import java.util.Collection;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the virtual machine define and verify classes of a candidate. Nothing is initialised by it,
 * so no code of the unit runs.
 */
final class Verification {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private Verification() {}

  /**
   * Verifies some classes, and those of a format that could not be parsed.
   *
   * @throws Refusal if one is not what the virtual machine takes for a class
   */
  static void of(Candidate candidate, Collection<ClassFile> some, LinkWorld world) throws Refusal {
    UnitClasses classes = candidate.classes();
    if (!classes.tooNew().isEmpty()) {
      LOG.info(
          "{}: {} classes are of a newer format than the link check knows, so their links are not checked",
          candidate,
          classes.tooNew().size());
    }
    Module module = candidate.module();
    for (String name :
        (Iterable<String>)
            Stream.concat(some.stream().map(file -> file.shape().name()), classes.tooNew().stream())
                ::iterator) {
      verify(module, Type.getObjectType(name).getClassName(), world);
    }
  }

  @SuppressWarnings("ReturnValueIgnored")
  private static void verify(Module module, String name, LinkWorld world) throws Refusal {
    try {
      Class<?> type = Class.forName(module, name);
      if (type != null) {
        // The virtual machine links a class, and so verifies it, before it tells its members.
        type.getDeclaredConstructors();
      }
    } catch (NoClassDefFoundError missing) {
      if (world.isEdited(missing.getMessage())) {
        throw new Refusal(name + " can't be linked: " + Refusal.summary(missing));
      }
      LOG.debug("{} can't be verified, since {} is not there", name, missing.getMessage());
    } catch (LinkageError invalid) {
      throw new Refusal(name + " can't be linked: " + Refusal.summary(invalid));
    }
  }
}
