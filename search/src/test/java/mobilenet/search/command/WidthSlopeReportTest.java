package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On made-up super-networks whose slopes are known. */
class WidthSlopeReportTest {
  @TempDir private Path folder;
  private Path ledger;
  private CoarseNetworks networks;

  @BeforeEach
  void write() throws Exception {
    ledger = folder.resolve("ledger.jsonl");
    networks = CoarseNetworks.some();
    networks.train(ledger);
    for (int seed = 1; seed <= 3; seed++) {
      // By 1, 2 and 3 points, and by one less: the difference is the same for every pair.
      supernet("whole-", seed, ShippedSpaces.get("small-uib"), 0.01 * seed);
      supernet("coarse-", seed, CoarseNetworks.space(), 0.01 * (seed - 1));
    }
  }

  private void supernet(String name, int seed, SearchSpace space, double fall) throws IOException {
    SupernetFolder own = new SupernetFolder(Files.createDirectories(folder.resolve(name + seed)));
    SearchFolder.write(own.space(), space.toJson());
    networks.rank(own.rank(), seed, fall);
  }

  private String report(String... folders) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.resolve("out.csv").toString());
    arguments.add(ledger.toString());
    for (String of : folders) {
      arguments.add(of.equals("--") ? of : folder.resolve(of).toString());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WidthSlopeReport.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theSlopesAreThoseOfTheFiles() throws IOException {
    // 4.303 is Student's t of two degrees of freedom; the standard deviation of 1, 2, 3 is 1.
    double half = 4.302653 / Math.sqrt(3);
    assertThat(report("whole-3", "whole-1", "whole-2", "--", "coarse-1", "coarse-2", "coarse-3"))
        .containsPattern(
            "whole space, seed 1: shared less alone: -[0-9.]+ points in the mean of [0-9]+ networks;"
                + " for twice the width: -1.00 points \\(-1.00")
        .containsPattern(
            "coarse space, seed 3: shared less alone: .* for twice the width: -2.00 points")
        .contains(
            String.format(
                Locale.ROOT,
                "whole space: -2.00 points (%.2f to %.2f) in the mean over 3 super-networks",
                -2 - half,
                -2 + half))
        .contains(
            "slope in the coarse space less that in the whole one: 1.00 points (1.00 to 1.00), of 3"
                + " pairs");
    List<String> rows = Files.readAllLines(folder.resolve("out.csv"));
    assertThat(rows).hasSize(1 + 6).first().isEqualTo(WidthSlopeReport.HEADER);
    assertThat(rows.get(4))
        .matches(
            "coarse,1," + networks.size() + ",-?0\\.00000,-?0\\.00000,-?0\\.00000,-?0\\.00000");
    assertThat(rows.get(1)).startsWith("whole,1,").endsWith(",-0.01000,-0.01000,-0.01000");
  }

  @Test
  void superNetworksWithoutPartnersAreRefused() {
    assertThatThrownBy(() -> report("whole-1", "whole-2", "--", "coarse-1", "coarse-3"))
        .hasMessageContaining("given the seeds [1, 2] and [1, 3]");
    assertThatThrownBy(
            () -> report("whole-1", "whole-2", "whole-2", "--", "coarse-1", "coarse-2", "coarse-2"))
        .hasMessageContaining("given the seeds [1, 2, 2] and [1, 2, 2]");
    assertThatThrownBy(() -> report("whole-1", "--", "coarse-1"))
        .hasMessageContaining("at least two");
    assertThatThrownBy(() -> report("whole-1", "whole-2"))
        .hasMessageContaining("\"--\" and those of the coarse space");
  }

  @Test
  void spacesThatAreMixedAreRefused() {
    assertThatThrownBy(() -> report("whole-1", "coarse-2", "--", "coarse-1", "coarse-2"))
        .hasMessageContaining("the folders given mix them");
    assertThatThrownBy(() -> report("whole-1", "whole-2", "--", "whole-1", "whole-2"))
        .hasMessageContaining("the folders given mix them");
  }
}
