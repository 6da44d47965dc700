package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mobilenet.cli.CommandProvider;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The module of the command line compares its list with the launcher's as well. */
class CommandProvidersTest {
  private static final Pattern CHOICE =
      Pattern.compile("^ +([a-z |-]+)\\) module=(train|bench) ;;$", Pattern.MULTILINE);

  @Test
  void theLauncherStartsEveryCommandWithItsModule() throws Exception {
    Map<String, String> started = new TreeMap<>();
    CHOICE
        .matcher(Files.readString(Path.of("../mobilenet")))
        .results()
        .forEach(choice -> add(started, choice));
    Map<String, String> provided = new TreeMap<>();
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      boolean train = provider.getClass().getName().startsWith("mobilenet.train.");
      provided.put(new CommandLine(provider.command()).getCommandName(), train ? "train" : "bench");
    }
    assertThat(started).isEqualTo(provided).hasSize(7);
  }

  private static void add(Map<String, String> started, MatchResult choice) {
    for (String command : choice.group(1).split(" [|] ", -1)) {
      started.put(command, choice.group(2));
    }
  }
}
