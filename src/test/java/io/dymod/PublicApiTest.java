package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public surface, in a text file for reviews. After a change by decision, the file is written
 * anew with {@code -Ddymod.test.api=write}.
 */
class PublicApiTest {

  private static final Path PINNED = Path.of("src/test/resources/io/dymod/api.txt");
  private static final Path CLASSES = Path.of("target/classes/io/dymod");

  @Test
  void thePublicSurfaceIsThatOfTheFile() throws Exception {
    String surface = surface();
    if ("write".equals(System.getProperty("dymod.test.api"))) {
      Files.writeString(PINNED, surface);
    }
    assertThat(surface).isEqualTo(Files.readString(PINNED));
  }

  private static String surface() throws IOException, ClassNotFoundException {
    List<String> names;
    try (Stream<Path> files = Files.list(CLASSES)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
              .map(name -> name.replace(".class", ""))
              .sorted()
              .toList();
    }
    StringBuilder surface = new StringBuilder();
    for (String name : names) {
      Class<?> type = Class.forName("io.dymod." + name, false, Dymod.class.getClassLoader());
      if (isVisible(type)) {
        describe(type, surface);
      }
    }
    return surface.toString();
  }

  private static boolean isVisible(Class<?> type) {
    boolean isPublic = Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass();
    return isPublic && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static void describe(Class<?> type, StringBuilder surface) {
    surface.append(header(type)).append('\n');
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field)) {
        members.add(
            words(field) + simple(field.getGenericType().getTypeName()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor)) {
        members.add(words(constructor) + "new" + signature(constructor));
      }
    }
    for (Method method : methods(type)) {
      if (isVisible(method) && !method.isBridge()) {
        members.add(
            words(method)
                + variables(method.getTypeParameters())
                + simple(method.getGenericReturnType().getTypeName())
                + " "
                + method.getName()
                + signature(method));
      }
    }
    members.sort(Comparator.naturalOrder());
    members.forEach(member -> surface.append("  ").append(member).append('\n'));
    surface.append('\n');
  }

  /** Its own, and those of superclasses that users see only through it. */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    Class<?> above = type.getSuperclass();
    if (above != null && !Modifier.isPublic(above.getModifiers())) {
      methods.addAll(methods(above));
    }
    return methods;
  }

  private static boolean isVisible(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  private static String header(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    List<Type> above = new ArrayList<>(List.of(type.getGenericInterfaces()));
    boolean hasOwnSuperclass = kind.equals("class") && type.getSuperclass() != Object.class;
    if (hasOwnSuperclass) {
      above.add(0, type.getGenericSuperclass());
    }
    String name = type.getName().substring("io.dymod.".length()).replace('$', '.');
    return (type.isSealed() ? "sealed " : "")
        + (Modifier.isFinal(type.getModifiers()) && kind.equals("class") ? "final " : "")
        + kind
        + " "
        + name
        + variables(type.getTypeParameters())
        + (above.isEmpty() ? "" : " : " + list(above.stream().map(Type::getTypeName)));
  }

  private static String words(Member member) {
    int shown = member.getModifiers() & (Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT);
    return shown == 0 ? "" : Modifier.toString(shown) + " ";
  }

  private static String variables(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(PublicApiTest::variable)
            .collect(Collectors.joining(", ", "<", "> "));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds = list(Arrays.stream(variable.getBounds()).map(Type::getTypeName));
    return variable.getName() + (bounds.equals("Object") ? "" : " extends " + bounds);
  }

  private static String signature(Executable executable) {
    String parameters =
        Arrays.stream(executable.getParameters())
            .map(PublicApiTest::parameter)
            .collect(Collectors.joining(", ", "(", ")"));
    Type[] thrown = executable.getGenericExceptionTypes();
    return parameters
        + (thrown.length == 0
            ? ""
            : " throws " + list(Arrays.stream(thrown).map(Type::getTypeName)));
  }

  private static String parameter(Parameter parameter) {
    String type = simple(parameter.getParameterizedType().getTypeName());
    return parameter.isVarArgs() ? type.replaceAll("\\[\\]$", "...") : type;
  }

  private static String list(Stream<String> names) {
    return names.map(PublicApiTest::simple).collect(Collectors.joining(", "));
  }

  /** Names without their packages. */
  private static String simple(String name) {
    return name.replaceAll("\\b[a-z]\\w*\\.", "").replace('$', '.');
  }
}
