package io.dymod.bench;

import io.dymod.Calls;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A way from a caller to providers that are replaced. */
abstract class CallWay {

  /** The ways there are. */
  enum Kind {

    /** The caller holds the provider. */
    DIRECT,

    /** The caller holds what Dymod gives out in release. */
    RELEASE,

    /** The caller holds what Dymod gives out in dev mode. */
    HANDLE,

    /** The same, and the provider is changed in place. */
    IN_PLACE,

    /** The caller holds an object that has the provider in a volatile field. */
    VOLATILE,

    /** The caller holds a proxy, whose handler has the provider in a volatile field. */
    PROXY
  }

  /** Opens a way to all units. */
  static CallWay open(Kind kind) throws IOException {
    CallWay.class.getModule().addUses(Calls.class);
    Path work = GeneratedModules.work("calls");
    List<Path> units = CallUnits.copies(work);
    return switch (kind) {
      case RELEASE -> new Hosted(Settings.builder().build(), units);
      case HANDLE, IN_PLACE ->
          new Hosted(
              Settings.builder().mode(Mode.DEV).path(work).auto(false).sources(false).build(),
              units);
      case DIRECT, VOLATILE, PROXY -> new Held(kind, units);
    };
  }

  /** What the caller holds, one for each unit. */
  abstract Calls[] services();

  /** Replaces all providers. */
  abstract void reload(long number) throws IOException;

  abstract void close();

  /** Dymod. */
  private static final class Hosted extends CallWay {

    private final Host host;
    private final List<Path> units;
    private final List<byte[]> templates = new ArrayList<>();

    Hosted(Settings settings, List<Path> units) throws IOException {
      this.units = units;
      for (Path unit : units) {
        templates.add(Files.readAllBytes(answer(unit)));
      }
      this.host = Host.open(settings);
    }

    @Override
    Calls[] services() {
      return CallUnits.names().stream()
          .map(name -> host.service(Calls.class, name))
          .toArray(Calls[]::new);
    }

    @Override
    void reload(long number) throws IOException {
      for (int unit = 0; unit < units.size(); unit++) {
        Files.write(
            answer(units.get(unit)), GeneratedModules.numbered(templates.get(unit), number));
      }
      List<Outcome> outcomes = host.reload();
      if (!outcomes.stream().allMatch(Outcome.Swapped.class::isInstance)) {
        throw new IllegalStateException(outcomes.toString());
      }
    }

    @Override
    void close() {
      host.close();
    }
  }

  /** Providers that were brought in without Dymod. */
  private static final class Held extends CallWay {

    private final List<Map<String, byte[]>> files = new ArrayList<>();
    private final Slot[] slots = new Slot[CallUnits.COUNT];
    private final Calls[] services = new Calls[CallUnits.COUNT];

    Held(Kind kind, List<Path> units) throws IOException {
      for (int unit = 0; unit < slots.length; unit++) {
        files.add(GeneratedModules.files(units.get(unit)));
        Slot slot = new Slot(BareDefine.provider(Calls.class, files.get(unit)));
        slots[unit] = slot;
        services[unit] =
            switch (kind) {
              case VOLATILE -> slot;
              case PROXY -> slot.proxy();
              default -> slot.provider;
            };
      }
    }

    @Override
    Calls[] services() {
      return services;
    }

    @Override
    void reload(long number) {
      for (int unit = 0; unit < slots.length; unit++) {
        slots[unit].provider = BareDefine.provider(Calls.class, files.get(unit));
      }
    }

    @Override
    void close() {}
  }

  /** A provider in a volatile field. */
  private static final class Slot implements Calls {

    private volatile Calls provider;

    Slot(Calls provider) {
      this.provider = provider;
    }

    Calls proxy() {
      return (Calls)
          Proxy.newProxyInstance(
              Calls.class.getClassLoader(),
              new Class<?>[] {Calls.class},
              (proxy, method, arguments) -> method.invoke(provider, arguments));
    }

    @Override
    public int trivial(int number) {
      return provider.trivial(number);
    }

    @Override
    public long everyKind(
        boolean a, byte b, short c, char d, int e, long f, float g, double h, Object i, int... j) {
      return provider.everyKind(a, b, c, d, e, f, g, h, i, j);
    }
  }

  private static Path answer(Path unit) {
    return unit.resolve(GeneratedModules.answerFile(unit.getFileName().toString(), "class"));
  }
}
