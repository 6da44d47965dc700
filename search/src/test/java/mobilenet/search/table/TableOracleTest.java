package mobilenet.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.reward.Objective;
import org.junit.jupiter.api.Test;

class TableOracleTest {
  private static final AccuracyTable TABLE = MadeUpTables.of(5, true);
  private static final TableLandscape LANDSCAPE = new TableLandscape(TABLE, Objective.ACCURACY);
  private static final TabledNetwork NETWORK = TABLE.networks().get(42);
  private static final int QUESTIONS = 4000;

  private static TableOracle oracle(double noise, long seed) {
    return new TableOracle(
        LANDSCAPE, new TableEvaluator("made up", TABLE), new AnswerNoise(noise), seed);
  }

  private static DoubleStream answers(TableOracle oracle) {
    return LongStream.range(0, QUESTIONS)
        .mapToDouble(question -> oracle.ask(NETWORK.genotype(), question).accuracy());
  }

  @Test
  void answersWithTheAccuraciesOfAllSeeds() {
    Set<Double> seen = new HashSet<>(answers(oracle(0, 1)).boxed().toList());
    assertThat(seen).containsExactlyInAnyOrderElementsOf(NETWORK.accuracies());
    assertThat(oracle(0, 1).ask(NETWORK.genotype(), 0).costs()).isEqualTo(NETWORK.costs());
  }

  @Test
  void noiseIsAroundThem() {
    double[] noisy = answers(oracle(0.02, 1)).toArray();
    double[] clean = answers(oracle(0, 1)).toArray();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      double difference = noisy[i] - clean[i];
      mean += difference / QUESTIONS;
      square += difference * difference / QUESTIONS;
    }
    // Five standard errors of 4,000 normal numbers.
    assertThat(mean).isCloseTo(0, within(5 * 0.02 / Math.sqrt(QUESTIONS)));
    assertThat(Math.sqrt(square)).isCloseTo(0.02, within(5 * 0.02 / Math.sqrt(2 * QUESTIONS)));
  }

  @Test
  void anAnswerFollowsFromSeedAndQuestion() {
    assertThat(answers(oracle(0.02, 7)).toArray()).isEqualTo(answers(oracle(0.02, 7)).toArray());
    assertThat(answers(oracle(0.02, 7)).toArray()).isNotEqualTo(answers(oracle(0.02, 8)).toArray());
  }
}
