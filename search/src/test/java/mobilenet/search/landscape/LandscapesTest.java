package mobilenet.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.search.landscape.CompareEngines.Pair;
import mobilenet.search.space.Genotype;
import mobilenet.search.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandscapesTest {
  private static final Path RESULTS = Path.of("../results/engines.csv");
  private static final int REPLAYED = 20;
  private static final int LEAST_PAIRS = 1000;
  private static final double BAR = 0.7;

  static List<Landscape> landscapes() {
    return Landscapes.all(17);
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
    Landscape landscape = Landscapes.interacting(17);
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

  private static List<Pair> committed() throws IOException {
    List<String> lines = Files.readAllLines(RESULTS);
    assertThat(lines.get(0)).isEqualTo(CompareEngines.HEADER);
    return lines.stream().skip(1).map(Pair::parse).toList();
  }

  @Test
  void theFirstCommittedPairsComeAgain() throws IOException {
    List<String> committed = committed().stream().map(Pair::toString).toList();
    for (int seed = 0; seed < REPLAYED; seed++) {
      List<String> again = CompareEngines.pairs(seed).stream().map(Pair::toString).toList();
      assertThat(committed).containsAll(again);
    }
  }

  /** The project's bar, on what is committed: the whole interval is below it. */
  @ParameterizedTest
  @ValueSource(strings = {"separable", "interacting", "sized"})
  void evolutionBeatsRandomSearch(String landscape) throws IOException {
    List<Pair> pairs =
        committed().stream().filter(pair -> pair.landscape().equals(landscape)).toList();
    assertThat(pairs.stream().map(Pair::seed).distinct())
        .hasSameSizeAs(pairs)
        .hasSizeGreaterThanOrEqualTo(LEAST_PAIRS);
    Interval ratio = CompareEngines.ratio(pairs);
    assertThat(ratio.estimate()).isLessThanOrEqualTo(BAR);
    assertThat(ratio.high()).isLessThanOrEqualTo(BAR);
  }
}
