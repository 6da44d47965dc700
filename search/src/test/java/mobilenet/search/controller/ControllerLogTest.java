package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerLogTest {
  private static final Objective OBJECTIVE =
      new Objective(Reward.TUNAS, Costs.Measure.PARAMS, 1500);

  private static final Oracle ORACLE =
      (network, question) ->
          new Oracle.Answer(
              0.5 + network.hashCode() % 1000 / 4000.0,
              new Costs(1000 + network.genes().get(0), 1, OptionalDouble.empty()));

  @TempDir Path folder;

  private static List<Integer> sizes(SearchSpace space) {
    return space.decisions().stream().map(decision -> decision.options().size()).toList();
  }

  private static void run(SearchSpace space, Controller controller, ControllerLog log, long until)
      throws IOException {
    ControllerSearch search = new ControllerSearch(space, OBJECTIVE, ORACLE);
    while (controller.step() < until) {
      log.append(search.step(controller));
    }
  }

  @Test
  void anInterruptedSearchHasTheSameLog() throws IOException {
    SearchSpace space = Spaces.crooked();
    ControllerSettings settings = ControllerSettings.of(40, 2);
    Path whole = folder.resolve("whole.csv");
    run(space, new Controller(space, settings), ControllerLog.open(whole, sizes(space), 0), 40);

    Path torn = folder.resolve("torn.csv");
    ControllerLog log = ControllerLog.open(torn, sizes(space), 0);
    Controller controller = new Controller(space, settings);
    run(space, controller, log, 20);
    ControllerState saved = controller.state();
    run(space, controller, log, 27);
    Files.write(torn, "27,0.0,0.6".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    run(
        space,
        new Controller(space, settings, saved),
        ControllerLog.open(torn, sizes(space), 20),
        40);
    assertThat(torn).hasSameTextualContentAs(whole);
    assertThat(new ControllerRows(sizes(space)).read(whole)).hasSize(40);
  }

  @Test
  void rowsSayWhatHappened() throws IOException {
    SearchSpace space = Spaces.crooked();
    ControllerRow row =
        new ControllerSearch(space, OBJECTIVE, ORACLE)
            .step(new Controller(space, ControllerSettings.of(40, 2)));
    ControllerRows format = new ControllerRows(sizes(space));
    assertThat(format.header())
        .startsWith("step,rate,reward,accuracy,baseline,cost_over_target,entropy,p0.0,p0.1,p1.0");
    assertThat(format.parse(format.line(row))).isEqualTo(row);
    assertThat(row.update().reward())
        .isEqualTo(Reward.TUNAS.of(row.accuracy(), row.ratio().orElseThrow()));
    assertThat(row.probabilities().get(0)).containsExactly(0.5, 0.5);
  }

  @Test
  void withoutATargetTheRatioIsEmpty() throws IOException {
    SearchSpace space = Spaces.crooked();
    ControllerRow row =
        new ControllerSearch(space, Objective.ACCURACY, ORACLE)
            .step(new Controller(space, ControllerSettings.of(40, 2)));
    assertThat(row.ratio()).isEmpty();
    ControllerRows format = new ControllerRows(sizes(space));
    assertThat(format.parse(format.line(row))).isEqualTo(row);
  }

  @Test
  void aTornHeaderIsWrittenAnew() throws IOException {
    String header = new ControllerRows(List.of(2)).header();
    Path file = folder.resolve("torn.csv");
    for (String torn : List.of("", "step,ra", header)) {
      Files.writeString(file, torn);
      ControllerLog.open(file, List.of(2), 0);
      assertThat(file).hasContent(header + "\n");
    }
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    Path file = folder.resolve("notes.csv");
    Files.writeString(file, "a,b\n1,2\n");
    assertThatThrownBy(() -> ControllerLog.open(file, List.of(2), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.csv:1: expected the steps of a controller");
    assertThat(file).hasContent("a,b\n1,2\n");
    Files.writeString(file, "my notes");
    assertThatThrownBy(() -> ControllerLog.open(file, List.of(2), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected the steps of a controller")
        .hasMessageContaining("found \"my notes\"; move the file away");
    assertThat(file).hasContent("my notes");
    String header = new ControllerRows(List.of(2)).header();
    Files.writeString(file, header + "\n1,2\n");
    assertThatThrownBy(() -> ControllerLog.open(file, List.of(2), 0))
        .hasMessageContaining("notes.csv:2: is no step of a controller: expected 9 columns");
  }
}
