package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchSettingsTest {
  private static final SearchSettings.Images IMAGES =
      new SearchSettings.Images(Path.of("/data"), 0.25, Optional.of(300));

  private static final SearchSettings.Seeds SEEDS =
      new SearchSettings.Seeds(Long.MIN_VALUE, List.of(Long.MAX_VALUE, -1L, 0L));

  @TempDir private Path folder;

  private SearchSettings copy(SearchSettings settings) throws IOException {
    Path file = folder.resolve("search.json");
    SearchFolder.write(file, settings.toJson());
    return SearchSettings.read(file);
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    for (RewardKind reward : RewardKind.values()) {
      CostSettings target =
          reward == RewardKind.ACCURACY ? CostSettings.NONE : CostSettings.ofMacs(1.5e6);
      SearchSettings settings =
          new SearchSettings(EngineKind.EVOLUTION, 20, 40, reward, target, SEEDS, IMAGES);
      assertThat(copy(settings)).isEqualTo(settings);
    }
  }

  @Test
  void objectiveIsThatOfTheReward() {
    SearchSettings settings =
        new SearchSettings(
            EngineKind.RANDOM,
            1,
            1,
            RewardKind.V3_SMALL,
            CostSettings.ofMacs(2e6),
            SearchSettings.Seeds.of(0),
            IMAGES);
    assertThat(settings.objective())
        .isEqualTo(new Objective(Reward.V3_SMALL, Costs.Measure.MACS, 2e6));
  }

  @Test
  void aTargetInMillisecondsHasATable() throws IOException {
    CostSettings cost =
        new CostSettings(Optional.empty(), Optional.of(0.05), Optional.of("0123456789abcdef"));
    SearchSettings settings =
        new SearchSettings(EngineKind.RANDOM, 1, 1, RewardKind.ABSOLUTE, cost, SEEDS, IMAGES);
    assertThat(copy(settings)).isEqualTo(settings);
    assertThat(settings.objective())
        .isEqualTo(new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 0.05));
    assertThatThrownBy(
            () -> new CostSettings(Optional.empty(), Optional.of(0.05), Optional.empty()))
        .hasMessage("milliseconds are aimed at with a latency table");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("search.json"), "{\"engine\": \"annealing\"}");
    assertThatThrownBy(() -> SearchSettings.read(file))
        .hasMessage(file + ": engine must be one of random, evolution, found \"annealing\"");
  }
}
