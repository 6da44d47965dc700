package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The one list of commands against the classes that it names, and the launcher's modules. */
class CommandListTest {
  private static final Path HOME = Path.of("..");
  private static final Path LIST =
      HOME.resolve("cli/src/main/resources/mobilenet/cli/commands.txt");
  private static final Pattern PARTS =
      Pattern.compile("^ +([a-z]+)\\) parts='([a-z ]+)' ;;$", Pattern.MULTILINE);
  private static final Pattern NEEDED =
      Pattern.compile(
          "<groupId>io.github.mobilenet4j</groupId>\\s*<artifactId>mobilenet-([a-z]+)</artifactId>"
              + "(?!\\s*<(?:type|scope|version)>)");

  private static List<String[]> commands() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" +", 5))
        .toList();
  }

  @Test
  void everyCommandIsWhatTheListSays() throws Exception {
    List<String> problems = new ArrayList<>();
    for (String[] line : commands()) {
      Class<?> type = Class.forName(line[3]);
      String place = type.getProtectionDomain().getCodeSource().getLocation().toString();
      if (!place.contains("/" + line[1] + "/target/") && !place.contains("-" + line[1] + "-")) {
        problems.add(line[3] + " is not of the module " + line[1] + " but in " + place);
      }
      CommandLine.Command command = type.getAnnotation(CommandLine.Command.class);
      assertThat(command.name()).isEqualTo(line[0]);
      assertThat(command.description()).as("it is in the list").isEmpty();
      assertThat(line[2]).isIn("plain", "vector", "count", "table");
      assertThat(line[4]).endsWith(".");
    }
    assertThat(problems).isEmpty();
    assertThat(commands()).hasSizeGreaterThan(13);
  }

  @Test
  void theLauncherKnowsTheModulesAndWhatTheyAreMadeOf() throws Exception {
    Map<String, Set<String>> parts = new TreeMap<>();
    PARTS
        .matcher(Files.readString(HOME.resolve("mobilenet")))
        .results()
        .forEach(line -> parts.put(line.group(1), Set.of(line.group(2).split(" ", -1))));
    assertThat(parts.keySet())
        .isEqualTo(new TreeSet<>(commands().stream().map(line -> line[1]).toList()));
    for (Map.Entry<String, Set<String>> module : parts.entrySet()) {
      assertThat(module.getValue()).as(module.getKey()).isEqualTo(needs(module.getKey()));
    }
  }

  /** The module itself, and what its pom.xml names other than for tests, and so on. */
  private static Set<String> needs(String module) throws IOException {
    Set<String> needs = new TreeSet<>(Set.of(module));
    for (String needed :
        NEEDED
            .matcher(Files.readString(HOME.resolve(module + "/pom.xml")))
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.equals("parent"))
            .toList()) {
      needs.addAll(needs(needed));
    }
    return needs;
  }
}
