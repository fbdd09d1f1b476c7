package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void byDefaultItIsReleaseMode() {
    Settings settings = SettingsParser.parse(new Properties());
    assertThat(settings.mode()).isEqualTo(Mode.RELEASE);
    assertThat(settings.path()).isEmpty();
    assertThat(settings.auto()).isTrue();
    assertThat(settings.watching()).isEqualTo(Settings.Watching.NATIVE);
    assertThat(settings.sources()).isTrue();
    assertThat(settings.javac()).isEmpty();
    assertThat(settings.colour()).isEqualTo(Settings.Colour.AUTO);
    assertThat(settings.gc()).isFalse();
    assertThat(settings.heap()).isFalse();
    assertThat(settings.base()).isSameAs(ModuleLayer.boot());
  }

  @Test
  void eachPropertyIsTaken() {
    Properties properties = new Properties();
    properties.setProperty("dymod.mode", "dev");
    properties.setProperty("dymod.path", "one" + File.pathSeparator + "two");
    properties.setProperty("dymod.auto", "false");
    properties.setProperty("dymod.watch", "poll");
    properties.setProperty("dymod.sources", "off");
    properties.setProperty("dymod.javac", "-Xlint:all -processorpath \"a b.jar\"");
    properties.setProperty("dymod.color", "off");
    properties.setProperty("dymod.quiet", "1");
    properties.setProperty("dymod.poll", "2");
    properties.setProperty("dymod.patience", "3");
    properties.setProperty("dymod.rehearsal", "4");
    properties.setProperty("dymod.drain", "5");
    properties.setProperty("dymod.closing", "6");
    properties.setProperty("dymod.leak", "7");
    properties.setProperty("dymod.collections", "8");
    properties.setProperty("dymod.gc", "true");
    properties.setProperty("dymod.heap", "true");
    properties.setProperty("dymod.shutdown", "9");
    Settings settings = SettingsParser.parse(properties);
    assertThat(settings.mode()).isEqualTo(Mode.DEV);
    assertThat(settings.path())
        .containsExactly(Path.of("one").toAbsolutePath(), Path.of("two").toAbsolutePath());
    assertThat(settings.auto()).isFalse();
    assertThat(settings.watching()).isEqualTo(Settings.Watching.POLL);
    assertThat(settings.sources()).isFalse();
    assertThat(settings.javac()).containsExactly("-Xlint:all", "-processorpath", "a b.jar");
    assertThat(settings.colour()).isEqualTo(Settings.Colour.OFF);
    assertThat(settings.quiet()).isEqualTo(Duration.ofMillis(1));
    assertThat(settings.poll()).isEqualTo(Duration.ofMillis(2));
    assertThat(settings.patience()).isEqualTo(Duration.ofMillis(3));
    assertThat(settings.rehearsal()).isEqualTo(Duration.ofMillis(4));
    assertThat(settings.drain()).isEqualTo(Duration.ofMillis(5));
    assertThat(settings.closing()).isEqualTo(Duration.ofMillis(6));
    assertThat(settings.shutdown()).isEqualTo(Duration.ofMillis(9));
    assertThat(settings.leak()).isEqualTo(Duration.ofMillis(7));
    assertThat(settings.collections()).isEqualTo(8);
    assertThat(settings.gc()).isTrue();
    assertThat(settings.heap()).isTrue();
  }

  @Test
  void whatIsStagedIsNoticedByItself() {
    Settings settings = from("dymod.auto", "staged");
    assertThat(settings.auto()).isTrue();
    assertThat(settings.staged()).isTrue();
    assertThat(from("dymod.auto", "true").staged()).isFalse();
    assertThat(from("dymod.history", "7").history()).isEqualTo(7);
  }

  @Test
  void anUnknownModeIsTold() {
    assertThatThrownBy(() -> from("dymod.mode", "debug"))
        .isExactlyInstanceOf(DymodException.class)
        .hasMessage("dymod.mode=debug is not allowed: use release or dev");
  }

  @Test
  void anUnknownSettingIsTold() {
    assertThatThrownBy(() -> from("dymod.paht", "units"))
        .hasMessage(
            "there is no setting dymod.paht: use one of dymod.mode, dymod.path, dymod.auto, dymod.history,"
                + " dymod.watch, dymod.sources, dymod.javac, dymod.color, dymod.shared, dymod.inplace,"
                + " dymod.wait, dymod.quiet, dymod.poll, dymod.patience, dymod.removal, dymod.rehearsal,"
                + " dymod.hold, dymod.drain, dymod.closing, dymod.shutdown, dymod.leak, dymod.collections,"
                + " dymod.gc, dymod.heap, dymod.limit");
  }

  @Test
  void aLimitIsANumberOfBytesThatMayEndInAUnit() {
    assertThat(from("dymod.limit", "1000").limit()).isEqualTo(1_000);
    assertThat(from("dymod.limit", "2k").limit()).isEqualTo(2_048);
    assertThat(from("dymod.limit", "512M").limit()).isEqualTo(512L << 20);
    assertThat(from("dymod.limit", "3g").limit()).isEqualTo(3L << 30);
    assertThatThrownBy(() -> from("dymod.limit", "much"))
        .hasMessage("dymod.limit=much is not allowed: use a number of bytes above 0, such as 512m");
    assertThat(Settings.builder().build().limit())
        .isEqualTo(Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4));
  }

  @Test
  void aBadNumberIsTold() {
    assertThatThrownBy(() -> from("dymod.quiet", "soon"))
        .hasMessage("dymod.quiet=soon is not allowed: use a number of milliseconds above 0");
    assertThatThrownBy(() -> from("dymod.poll", "0"))
        .hasMessage("dymod.poll=0 is not allowed: use a number of milliseconds above 0");
    assertThatThrownBy(() -> from("dymod.collections", "-1"))
        .hasMessage("dymod.collections=-1 is not allowed: use a number of collections above 0");
  }

  @Test
  void aBadWordIsTold() {
    assertThatThrownBy(() -> from("dymod.auto", "yes"))
        .hasMessage("dymod.auto=yes is not allowed: use true or false or staged");
    assertThatThrownBy(() -> from("dymod.watch", "inotify"))
        .hasMessage("dymod.watch=inotify is not allowed: use native or poll");
    assertThatThrownBy(() -> from("dymod.javac", "-Akey=\"value"))
        .hasMessage("dymod.javac=-Akey=\"value is not allowed: a quote is not closed");
    assertThatThrownBy(() -> from("dymod.sources", "on"))
        .hasMessage("dymod.sources=on is not allowed: use auto or off");
  }

  private static Settings from(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return SettingsParser.parse(properties);
  }

  @Test
  void aBuilderTakesNothingThatAPropertyWouldNotTake() {
    Settings.Builder builder = Settings.builder();
    List<Function<Duration, Settings.Builder>> durations =
        List.of(
            builder::quiet,
            builder::poll,
            builder::patience,
            builder::removal,
            builder::rehearsal,
            builder::drain,
            builder::closing,
            builder::shutdown,
            builder::leak);
    for (Function<Duration, Settings.Builder> setting : durations) {
      assertThatThrownBy(() -> setting.apply(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(": PT0S is not above 0");
      assertThatThrownBy(() -> setting.apply(Duration.ofMillis(-1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.collections(0)).hasMessage("collections: 0 is not above 0");
    assertThatThrownBy(() -> builder.limit(0)).hasMessage("limit: 0 bytes is not above 0");
    assertThatThrownBy(() -> builder.mode(null)).hasMessage("mode");
    assertThatThrownBy(() -> builder.base(null)).hasMessage("base");
  }
}
