package mobilenet.search.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.pilot.RepeatedAccuracies.Network;
import mobilenet.search.reward.Costs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedAccuraciesTest {
  @TempDir Path folder;

  private RepeatedAccuracies accuracies(double[][] accuracies) throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    PilotLedgers.write(file, "recipe", accuracies);
    return RepeatedAccuracies.of(LedgerView.read(file), "ledger.jsonl");
  }

  @Test
  void networksWithoutAResultOfEverySeedAreCountedAndLeftOut() throws IOException {
    RepeatedAccuracies read =
        accuracies(new double[][] {{.5, .6}, {.7, Double.NaN}, {.8}, {.9, 1}});
    assertThat(read.recipe()).isEqualTo("recipe");
    assertThat(read.seeds()).containsExactly(0L, 1L);
    assertThat(read.networks()).extracting(Network::hash).containsExactly("network-0", "network-3");
    assertThat(read.incomplete()).isEqualTo(2);
    assertThat(read.accuracies()).isDeepEqualTo(new double[][] {{.5, .6}, {.9, 1}});
  }

  @Test
  void costs() throws IOException {
    RepeatedAccuracies read = accuracies(new double[][] {{.5, .6}, {.7, .8}});
    assertThat(read.logCosts(Costs.Measure.MACS))
        .containsExactly(new double[] {Math.log(1000), Math.log(2000)}, within(1e-12));
    assertThat(read.has(Costs.Measure.MACS)).isTrue();
    assertThat(read.has(Costs.Measure.LATENCY)).isFalse();
  }

  @Test
  void onlyCommonNetworksAreCompared() throws IOException {
    RepeatedAccuracies some = accuracies(new double[][] {{.5, .6}, {Double.NaN, .8}, {.7, .9}});
    Path file = folder.resolve("long.jsonl");
    PilotLedgers.write(file, "long", new double[][] {{.9, .9}, {.8, .8}});
    RepeatedAccuracies other = RepeatedAccuracies.of(LedgerView.read(file), "long.jsonl");
    assertThat(some.in(other).accuracies()).isDeepEqualTo(new double[][] {{.5, .6}});
    assertThat(other.in(some).accuracies()).isDeepEqualTo(new double[][] {{.9, .9}});
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> accuracies(new double[][] {{.5}, {.6}}))
        .hasMessage("ledger.jsonl: expected trials of two seeds or more, found those of 1");
    Path file = folder.resolve("two.jsonl");
    assertThatThrownBy(
            () -> {
              PilotLedgers.write(file, "short", new double[][] {{.5, .6}});
              PilotLedgers.write(file, "long", new double[][] {{.5, .6}});
              RepeatedAccuracies.of(LedgerView.read(file), "two.jsonl");
            })
        .hasMessage(
            "two.jsonl: expected trials of one recipe, found those of 2; give a ledger for each"
                + " recipe");
  }
}
