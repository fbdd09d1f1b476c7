package io.dymod.load;

import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * What other classes can refer to in a class. Names are internal, {@code sheep/api/Sheep}; members
 * are known by name and descriptor, {@code count(I)Ljava/lang/String;}.
 *
 * @param name the class
 * @param access its flags, JVMS 4.1
 * @param superclass the superclass, if any; that of an interface is Object
 * @param interfaces the direct interfaces
 * @param host the host of its nest, which is itself where there is no nest
 * @param methods access flags of each method
 * @param fields access flags of each field
 */
record ClassShape(
    String name,
    int access,
    Optional<String> superclass,
    List<String> interfaces,
    String host,
    Map<String, Integer> methods,
    Map<String, Integer> fields) {

  /**
   * The shape of a class that is loaded. To the virtual machine a protected nested class is public.
   */
  static ClassShape of(Class<?> type) {
    Map<String, Integer> methods = new HashMap<>();
    Arrays.stream(type.getDeclaredMethods())
        .forEach(
            method ->
                methods.put(
                    method.getName() + Type.getMethodDescriptor(method), method.getModifiers()));
    Arrays.stream(type.getDeclaredConstructors())
        .forEach(
            made ->
                methods.put("<init>" + Type.getConstructorDescriptor(made), made.getModifiers()));
    Map<String, Integer> fields = new HashMap<>();
    Arrays.stream(type.getDeclaredFields())
        .forEach(
            field ->
                fields.put(
                    field.getName() + Type.getDescriptor(field.getType()), field.getModifiers()));
    return new ClassShape(
        Type.getInternalName(type),
        access(type),
        Optional.ofNullable(type.isInterface() ? Object.class : type.getSuperclass())
            .map(Type::getInternalName),
        Arrays.stream(type.getInterfaces()).map(Type::getInternalName).toList(),
        Type.getInternalName(type.getNestHost()),
        methods,
        fields);
  }

  private static int access(Class<?> type) {
    int modifiers = type.getModifiers();
    boolean visible = isPublic(modifiers) || isProtected(modifiers);
    return (visible ? ACC_PUBLIC : 0) | (type.isInterface() ? ACC_INTERFACE : 0);
  }

  /** The names of the direct supertypes. */
  Stream<String> supertypes() {
    return Stream.concat(superclass.stream(), interfaces.stream());
  }

  /** Whether a class of the same name has the same supertypes and access. */
  boolean isPlacedLike(ClassShape other) {
    return access == other.access
        && superclass.equals(other.superclass)
        && interfaces.equals(other.interfaces);
  }

  /** The package, with dots. */
  String packageName() {
    return packageOf(name);
  }

  /** The package of a class given by its internal name. */
  static String packageOf(String internalName) {
    int slash = internalName.lastIndexOf('/');
    return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
  }

  boolean isInterface() {
    return (access & ACC_INTERFACE) != 0;
  }

  boolean isPublic() {
    return (access & ACC_PUBLIC) != 0;
  }

  static boolean isPrivate(int access) {
    return (access & ACC_PRIVATE) != 0;
  }

  static boolean isProtected(int access) {
    return (access & ACC_PROTECTED) != 0;
  }

  static boolean isPublic(int access) {
    return (access & ACC_PUBLIC) != 0;
  }
}
