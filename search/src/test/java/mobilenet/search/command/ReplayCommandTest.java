package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.search.replay.ControllerReplay;
import mobilenet.search.table.AccuracyTableFile;
import mobilenet.search.table.MadeUpTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {
  @TempDir private Path folder;

  private Commands.Outcome replay(boolean latencies, String... more) throws IOException {
    Path table = folder.resolve("table.csv");
    AccuracyTableFile.write(table, MadeUpTables.of(3, latencies));
    List<String> arguments = new ArrayList<>(List.of("replay", "--table", table.toString()));
    arguments.addAll(List.of(more));
    return Commands.search(arguments.toArray(String[]::new));
  }

  @Test
  void comparesEvolutionWithRandomSearch() throws IOException {
    Path figure = folder.resolve("regret.svg");
    Commands.Outcome text =
        replay(true, "--replays", "100", "--evaluations", "12,24", "--figure", figure.toString());
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains(
            "evolution and random search on 243 networks of tiny-uib with 3 seeds, 100 pairs each,"
                + " reward absolute at ",
            " ms\n",
            "written: " + figure);
    assertThat(Files.readString(figure)).contains("<polyline", "evolution, 12", "evolution, 24");
  }

  @Test
  void aDocument() throws IOException {
    Commands.Outcome outcome =
        replay(
            false,
            "--replays",
            "100",
            "--evaluations",
            "20",
            "--budget",
            "macs",
            "--target",
            "1e6",
            "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(outcome.out());
    assertThat(json.get("target").get("cost").asText()).isEqualTo("multiply-accumulates");
    assertThat(json.get("target").get("value").asDouble()).isEqualTo(1e6);
    assertThat(json.get("budget").asText()).isEqualTo("macs");
    JsonNode row = json.get("comparisons").get(0);
    assertThat(row.get("engine").get("meanRegrets")).hasSize(20);
    double better = row.get("better").asDouble() + row.get("equal").asDouble() / 2;
    assertThat(row.get("probabilityBetter").get("estimate").asDouble())
        .isCloseTo(better, within(1e-12));
  }

  @Test
  void aControllerSearchesAtThreeTargets() throws IOException {
    Path file = folder.resolve("controller.csv");
    String[] options = {
      "--engine", "controller", "--replays", "2", "--steps", "40", "--output", file.toString()
    };
    Commands.Outcome text = replay(true, options);
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains(
            "controller on 243 networks of tiny-uib with 3 seeds, 40 steps, noise 0.02, reward"
                + " absolute\n",
            "best 5 %, on target",
            " of 2 ",
            "written: " + file);
    List<String> rows = Files.readAllLines(file);
    assertThat(rows).hasSize(1 + 3 * 2).first().isEqualTo(ControllerReplay.HEADER);
    assertThat(rows.subList(1, 7)).allMatch(row -> row.matches("latency,.*,[12],40,0.02,.*"));

    List<String> json = new ArrayList<>(List.of(options));
    json.add("--json");
    JsonNode targets =
        new ObjectMapper().readTree(replay(true, json.toArray(String[]::new)).out()).get("targets");
    assertThat(targets).hasSize(3);
    for (int i = 0; i < 6; i++) {
      JsonNode search = targets.get(i / 2).get("searches").get(i % 2);
      String[] row = rows.get(1 + i).split(",", -1);
      assertThat(search.get("found").asText()).isEqualTo(row[5]);
      assertThat(search.get("rank").asText()).isEqualTo(row[6]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engine annealing | --engine must be one of random, evolution, controller, given \"annealing\"",
        "--steps 9 | --steps is for --engine controller alone; leave it out",
        "--engine controller --replays 0 | --replays must be at least 1, given 0",
        "--engine controller --noise 1 | --noise: noise must be 0 to less than 1, given 1.0",
        "--engine controller --budget macs | --budget is of searches with a budget, which a",
        "--budget time | --budget must be one of evaluations, macs, given \"time\"",
        "--replays 99 | --replays must be at least 100, given 99",
        "--evaluations 20,1 | --evaluations must be at least 2, given 1",
        "--evaluations 50,2 --budget macs | --evaluations must be at least 3 with --budget macs, as the"
            + " dearest network costs 2.01 of the mean, given 2",
        "--target 1 | --target 1.0 is unreachable: the networks of the table have ",
        "--reward accuracy --target 1e6 | --reward accuracy has no target; leave --target out",
      })
  void mistakes(String options, String sentence) throws IOException {
    Commands.Outcome outcome = replay(false, options.split(" ", -1));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith(sentence);
    assertThat(outcome.out()).isEmpty();
  }
}
