package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Stage;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.training.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabledCostTest {
  @TempDir private Path folder;

  /** A dry run says so beside its estimate; a search is refused. */
  @Test
  void aTargetOutOfReachIsASentence() throws Exception {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    FrozenTable frozen = FrozenTable.read(FakeDevice.table(folder, 20, 28));
    TabledCost cost = TabledCost.of(frozen);
    CostSettings far =
        new CostSettings(Optional.empty(), Optional.of(0.001), Optional.of(frozen.hash()));
    TabledCost.Fit fit = cost.fit(space, far);
    assertThat(fit.unreachable().orElseThrow())
        .startsWith(
            "the target of 0.001 ms is unreachable: by the latency table, the networks of the space"
                + " tiny-uib take 0.0")
        .endsWith(" ms");
    assertThatThrownBy(() -> cost.require(space, far))
        .isInstanceOf(UsageException.class)
        .hasMessage(fit.unreachable().orElseThrow() + "; give another --target-ms");

    CostSettings near =
        new CostSettings(Optional.empty(), Optional.of(0.05), Optional.of(frozen.hash()));
    assertThat(cost.fit(space, near).unreachable()).isEmpty();
    assertThat(cost.unreachable(space, near)).isEmpty();
    assertThat(cost.unreachable(space, far)).isEqualTo(fit.unreachable());
    assertThat(cost.require(space, near)).isEqualTo(fit.notices());
  }

  /** Networks may have some steps of their own; by a table of others, nothing is known. */
  @Test
  void aTableIsForNetworksThatItKnowsHalfOf() throws Exception {
    Architecture small = SmallNetwork.architecture();
    Architecture wide = small.withWidth(3);
    Path file = FakeTable.write(folder.resolve("table.jsonl"));
    TabledCost cost = TabledCost.of(FrozenTable.read(file));
    cost.require(List.of(small), "measure one");
    Stage narrower = Stage.of(new ConvNormAct(1, 1, 48, Activation.HARD_SWISH));
    Architecture narrow = small.withStages(List.of(small.stages().get(0), narrower));
    assertThat(cost.latency().predict(narrow).missing()).isNotEmpty();
    cost.require(List.of(narrow), "measure one");
    cost.require(List.of(small, small, wide), "measure one");

    assertThatThrownBy(() -> cost.require(List.of(wide), "measure one"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            file + ": the table has no time for 100.0 % of what small does, mor")
        .hasMessageContaining(", more than the 50 % that may be guessed; it lacks ")
        .hasMessageEndingWith(" more; measure one");
    assertThatThrownBy(() -> cost.require(List.of(small, wide, wide), "measure one"))
        .hasMessageStartingWith(file + ": the table has no time for 66.7 % of what the 3 networks");
    assertThatThrownBy(() -> cost.require(List.of(small.withResolution(32)), "measure one"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            file
                + ": the table is of networks for images of 1×28×28 with 10 classes, and the data"
                + " are 1×32×32 with 10 classes; measure one for them with latency-table");
  }
}
