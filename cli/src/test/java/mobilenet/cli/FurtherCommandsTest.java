package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The modules of other commands, too, compare their commands with the launcher's. */
class FurtherCommandsTest {
  private static final Pattern CHOICE =
      Pattern.compile("^ +([a-z |-]+)\\) module=(?:train|bench) ;;$", Pattern.MULTILINE);

  @Test
  void theLauncherStartsThoseThatTheHelpNames() throws Exception {
    List<String> started =
        CHOICE
            .matcher(Files.readString(Launcher.SCRIPT))
            .results()
            .flatMap(choice -> List.of(choice.group(1).split(" [|] ", -1)).stream())
            .toList();
    assertThat(started).containsExactlyElementsOf(Main.FURTHER);
  }
}
