package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import mobilenet.search.training.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TunasChecksTest {
  /** 24 networks of small-uib's coarse stage, at 48 pixels. */
  private static final Path ALONE = Path.of("../results/two-stage/alone.jsonl");

  private final StringWriter err = new StringWriter();

  private TunasChecks checks(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--data", Slice.DATA.toString()));
    arguments.addAll(List.of("--limit", "400", "--hold-out", "0.5"));
    arguments.addAll(List.of(options));
    TunasOptions read =
        CommandLine.populateCommand(new TunasOptions(), arguments.toArray(String[]::new));
    TunasSetup setup =
        TunasSetup.of(read, CostSettings.NONE, RewardKind.ACCURACY, Optional.empty());
    return new TunasChecks(setup, new PrintWriter(err, true));
  }

  @Test
  void aStageWithoutNetworksToRankSaysSo() throws Exception {
    TunasChecks checks = checks("--space", "small-uib", "--size", "48", "--rank", ALONE.toString());
    LedgerNetworks ranked = checks.ranked().orElseThrow();
    assertThat(checks.ranked("coarse", checks.setup().union(), ranked)).hasSize(24);
    assertThat(err.toString()).isEmpty();
    assertThat(checks.ranked("fine", ShippedSpaces.get("tiny-uib"), ranked)).isEmpty();
    assertThat(err.toString().strip())
        .isEqualTo(
            "mobilenet: stage fine: its space has none of the networks of "
                + ALONE
                + ", and none is ranked by its weights");
    assertThat(checks("--space", "small-uib").ranked()).isEmpty();
  }

  @Test
  void aLedgerOfOtherNetworksIsRefused() throws Exception {
    TunasChecks checks = checks("--space", "small-uib", "--size", "32", "--rank", ALONE.toString());
    assertThatThrownBy(checks::ranked)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--rank "
                + ALONE
                + ": the space small-uib at 32 pixels has none of its networks; give the --space"
                + " and --size that it was made with");
  }

  /** The first stage has no such choices, and its hours would be lost. */
  @Test
  void aSecondStageThatCannotBeDrawnFromIsRefusedBeforeTheFirst(@TempDir Path folder)
      throws Exception {
    Path space = folder.resolve("shared.json");
    Files.writeString(
        space,
        SpaceTexts.text(
            "\"a\": [0, 3, 5], \"k\": [0, 3, 5]",
            "uir_r1_a0_k3_s2_e4_c{16,32} | uir_r1_a$a_k$k_s1_e4_c32?",
            "uir_r1_a$a_k$k_s2_e4_c48"));
    TunasChecks checks = checks("--space", space.toString(), "--stages", "two");
    assertThatThrownBy(checks::requireDrawable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the space small has choices that several rows share, and stages[1][0] has no block for"
                + " some combination of them; a controller draws them apart, so write what excludes");
  }
}
