package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
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
}
