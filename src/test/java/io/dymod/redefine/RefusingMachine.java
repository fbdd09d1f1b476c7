package io.dymod.redefine;

import io.dymod.Dymod;
import io.dymod.agent.Agent;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a program before a virtual machine that refuses to redefine classes for as long as a file
 * says so: it names the class of what is thrown. All else is the real machine's. What is about to
 * go live is printed.
 */
final class RefusingMachine {

  private RefusingMachine() {}

  /**
   * Runs a program.
   *
   * @param arguments the file, the program's module, and its main class
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Path refusal = Path.of(arguments[0]);
    Instrumentation real = Agent.instrumentation().orElseThrow();
    Object refusing =
        Proxy.newProxyInstance(
            RefusingMachine.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, values) -> {
              if (method.getName().equals("redefineClasses") && Files.exists(refusal)) {
                throw thrown(refusal);
              }
              try {
                return method.invoke(real, values);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
    Agent.premain("", (Instrumentation) refusing);
    Dymod.beforeSwap(units -> System.out.println("next: " + units));
    Module program = ModuleLayer.boot().findModule(arguments[1]).orElseThrow();
    Class.forName(program, arguments[2])
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[0]);
  }

  private static Throwable thrown(Path refusal) throws ReflectiveOperationException, IOException {
    return Class.forName(Files.readString(refusal))
        .asSubclass(Throwable.class)
        .getConstructor(String.class)
        .newInstance("not today");
  }
}
