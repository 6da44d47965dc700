package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The speed tables of the pages are those of {@code results/latency.csv}. */
class SpeedTableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "README.md          | AMD EPYC (family 25, AVX-512), 2 cores | 25",
        "docs/benchmarks.md | AMD EPYC (family 25, AVX-512), 2 cores | 17",
        "docs/benchmarks.md | AMD EPYC (family 26, AVX-512), 2 cores | 25",
        "docs/benchmarks.md | AMD EPYC (family 26, AVX-512), 2 cores | 17",
        "docs/benchmarks.md | AMD EPYC (family 25, AVX2), 2 cores    | 25",
      })
  void pagesShowWhatWasMeasured(String page, String machine, int jdk) throws IOException {
    List<String> expected = SpeedTable.lines(Measured.committed(machine, jdk));
    assertThat(Files.readAllLines(Measured.HOME.resolve(page)))
        .as("./mobilenet figures --table --machine '%s' --jdk %d", machine, jdk)
        .containsSequence(expected);
  }

  @Test
  void everyNetworkOfTheLatestTableHasItsRow() throws IOException {
    assertThat(Measured.committed(Measured.ZEN_4, 25).rows()).hasSize(9);
  }
}
