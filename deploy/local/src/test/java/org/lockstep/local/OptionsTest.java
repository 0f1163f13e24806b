package org.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.local.data.Refusal;

class OptionsTest {
  private static final Path DEFAULT = Path.of("/checkout/.lockstep");

  @Test
  void takesTheBlockFrom8080TheDefaultFolderAndTheStoryWhenNothingIsSaid() {
    Options options = Options.parse(List.of(), Map.of(), DEFAULT);

    assertThat(options.ports().base()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(DEFAULT);
    assertThat(options.story()).isTrue();
    assertThat(options.receiver()).isTrue();
    assertThat(options.reset()).isFalse();
  }

  @Test
  void readsAllOptions() {
    Options options =
        Options.parse(
            List.of(
                "--port",
                "9000",
                "--data",
                "/srv/lockstep",
                "--reset",
                "--no-story",
                "--no-receiver"),
            Map.of(),
            DEFAULT);

    assertThat(options.ports().mongo()).isEqualTo(9009);
    assertThat(options.data()).isEqualTo(Path.of("/srv/lockstep"));
    assertThat(options.reset()).isTrue();
    assertThat(options.story()).isFalse();
    assertThat(options.receiver()).isFalse();
  }

  @Test
  void withoutServicesThereIsNobodyToTellTheStoryTo() {
    Options options = Options.parse(List.of("--no-services"), Map.of(), DEFAULT);

    assertThat(options.services()).isFalse();
    assertThat(options.story()).isFalse();
  }

  @Test
  void takesAValueAfterAnEqualsSignToo() {
    Options options = Options.parse(List.of("--port=9000", "--data=/srv/a=b"), Map.of(), DEFAULT);

    assertThat(options.ports().base()).isEqualTo(9000);
    assertThat(options.data()).isEqualTo(Path.of("/srv/a=b"));
    assertRefused("--port needs a number, not \"\"", "--port=");
  }

  @Test
  void prefersTheCommandLineToTheEnvironment() {
    Map<String, String> environment = Map.of("LOCKSTEP_DATA", "/from/environment");

    assertThat(Options.parse(List.of(), environment, DEFAULT).data())
        .isEqualTo(Path.of("/from/environment"));
    assertThat(Options.parse(List.of("--data", "/from/option"), environment, DEFAULT).data())
        .isEqualTo(Path.of("/from/option"));
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertRefused("There is no option --prot", "--prot", "9000");
    assertRefused("--port needs a value", "--port");
    assertRefused("--port needs a number, not \"http\"", "--port", "http");
    assertRefused("cannot begin at 65530", "--port", "65530");
    assertRefused("cannot begin at 0", "--port", "0");
  }

  private static void assertRefused(String sentence, String... arguments) {
    assertThatThrownBy(() -> Options.parse(List.of(arguments), Map.of(), DEFAULT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }
}
