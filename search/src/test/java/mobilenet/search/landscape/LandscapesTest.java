package mobilenet.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.search.space.Genotype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LandscapesTest {
  private static final Path RESULTS = Path.of("../results/engines.csv");
  private static final int REPLAYED = 40;
  private static final int LEAST_PAIRS = 1000;
  private static final double BAR = 0.7;

  static List<Landscape> landscapes() {
    return Landscapes.all();
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void theOptimumIsReachedAndNeverBeaten(Landscape landscape) {
    double best = landscape.space().networks().mapToDouble(landscape::reward).max().orElseThrow();
    assertThat(best).isCloseTo(landscape.optimum(), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void accuraciesAreAccuracies(Landscape landscape) {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200; i++) {
      Genotype network = landscape.space().sample(random);
      assertThat(landscape.accuracy(network)).as("seed 2").isBetween(0.3, 1.0);
    }
  }

  @Test
  void noiseHasItsDeviationAndDependsOnTheSeed() {
    Landscape landscape = Landscapes.interacting();
    LandscapeEvaluator evaluator = new LandscapeEvaluator(landscape, 0.01);
    Genotype network = landscape.space().sample(new SplittableRandom(1));
    double sum = 0;
    double squares = 0;
    int seeds = 4000;
    for (int seed = 0; seed < seeds; seed++) {
      double noise = evaluator.accuracy(network, seed) - landscape.accuracy(network);
      sum += noise;
      squares += noise * noise;
    }
    assertThat(sum / seeds).isCloseTo(0, within(5 * 0.01 / Math.sqrt(seeds)));
    assertThat(Math.sqrt(squares / seeds)).isCloseTo(0.01, within(0.001));
    assertThat(evaluator.accuracy(network, 3)).isEqualTo(evaluator.accuracy(network, 3));
  }

  private static List<String[]> committed(String landscape) throws IOException {
    List<String> lines = Files.readAllLines(RESULTS);
    assertThat(lines.get(0)).isEqualTo(CompareEngines.HEADER);
    return lines.stream()
        .map(line -> line.split(",", -1))
        .filter(row -> row[0].equals(landscape))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void theFirstCommittedPairsComeAgain(Landscape landscape) throws IOException {
    List<String> again = new ArrayList<>();
    for (int seed = 0; seed < REPLAYED; seed++) {
      again.add(
          CompareEngines.row(
              landscape,
              seed,
              CompareEngines.random(landscape, seed),
              CompareEngines.evolution(landscape, seed)));
    }
    assertThat(committed(landscape.name()).stream().map(row -> String.join(",", row)))
        .startsWith(again.toArray(String[]::new));
  }

  /** The project's bar, on what is committed: the whole interval is below it. */
  @ParameterizedTest
  @MethodSource("landscapes")
  void evolutionBeatsRandomSearch(Landscape landscape) throws IOException {
    List<String[]> rows = committed(landscape.name());
    assertThat(rows.stream().map(row -> row[1]).distinct())
        .hasSameSizeAs(rows)
        .hasSizeGreaterThanOrEqualTo(LEAST_PAIRS);
    PairedRatio ratio =
        PairedRatio.ofMedians(
            rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray(),
            rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray(),
            1);
    assertThat(ratio.ratio()).isLessThanOrEqualTo(BAR);
    assertThat(ratio.high()).isLessThanOrEqualTo(BAR);
  }
}
