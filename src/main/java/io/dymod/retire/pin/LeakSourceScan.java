package io.dymod.retire.pin;

import static org.objectweb.asm.Opcodes.ASM9;

import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * What can't be seen from outside, such as a shutdown hook, can be seen where it is made: in the
 * unit's class files. So the places are named where the code calls for such a thing. It is a trace
 * and no proof: the thing may have been undone.
 */
final class LeakSourceScan implements Pin {

  private static final int PLACES_SHOWN = 3;

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    Map<HiddenPin, List<String>> places = new EnumMap<>(HiddenPin.class);
    Snapshot snapshot = GenerationLoader.snapshot(retired.loader());
    snapshot
        .content()
        .entries()
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                read(bytes, places);
              }
            });
    return places.entrySet().stream()
        .map(entry -> new Suspect(words(entry.getKey(), entry.getValue()), entry.getKey().advice()))
        .toList();
  }

  private static String words(HiddenPin kind, List<String> places) {
    int more = places.size() - PLACES_SHOWN;
    return "maybe "
        + kind.what()
        + ", which can't be seen from outside; its code makes one in"
        + places.stream()
            .limit(PLACES_SHOWN)
            .map(place -> "\n    at " + place)
            .collect(Collectors.joining())
        + (more > 0 ? "\n    and in %d more places".formatted(more) : "");
  }

  private static void read(byte[] bytes, Map<HiddenPin, List<String>> places) {
    try {
      new ClassReader(bytes).accept(new Reader(places), ClassReader.SKIP_FRAMES);
    } catch (RuntimeException tooNew) {
      // The link check has told that it does not know this format.
    }
  }

  /** Reads one class. */
  private static final class Reader extends ClassVisitor {

    private final Map<HiddenPin, List<String>> places;
    private String type = "";
    private String source = "";

    Reader(Map<HiddenPin, List<String>> places) {
      super(ASM9);
      this.places = places;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      type = name.replace('/', '.');
      source = type;
      HiddenPin.subclassOf(superName).ifPresent(kind -> note(kind, type));
    }

    @Override
    public void visitSource(String file, String debug) {
      source = file;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(ASM9) {

        private int line;

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String descriptor, boolean ofInterface) {
          meet(owner, called);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String called, String descriptor, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
              meet(handle.getOwner(), handle.getName());
            }
          }
        }

        private void meet(String owner, String called) {
          HiddenPin.call(owner, called)
              .ifPresent(kind -> note(kind, type + "." + name + "(" + source + ":" + line + ")"));
        }
      };
    }

    private void note(HiddenPin kind, String place) {
      List<String> known = places.computeIfAbsent(kind, key -> new ArrayList<>());
      if (!known.contains(place)) {
        known.add(place);
      }
    }
  }
}
