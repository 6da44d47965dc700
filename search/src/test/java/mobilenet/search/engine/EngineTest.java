package mobilenet.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");
  private static final int NETWORKS = 243;

  static List<LongFunction<Engine>> engines() {
    return List.of(
        seed -> new RandomSearch(TINY, seed),
        seed -> new RegularisedEvolution(TINY, seed, new EvolutionSettings(10, 5, 1)));
  }

  private static double reward(Genotype network) {
    return network.genes().stream().mapToInt(Integer::intValue).sum();
  }

  private static OptionalDouble outcome(int trial, Genotype network) {
    return trial % 7 == 3 ? OptionalDouble.empty() : OptionalDouble.of(reward(network));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyNetworkIsProposedOnce(LongFunction<Engine> engines) {
    Engine engine = engines.apply(5);
    Set<Genotype> asked = new HashSet<>();
    for (int i = 0; i < NETWORKS; i++) {
      Genotype network = engine.ask().orElseThrow();
      assertThat(asked.add(network)).as("seed 5, proposal %d", i).isTrue();
      engine.tell(network, outcome(i, network));
    }
    assertThat(engine.ask()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anEngineIsRebuiltFromWhatWasAskedAndTold(LongFunction<Engine> engines) {
    for (int killed = 0; killed < 60; killed += 7) {
      Engine whole = engines.apply(9);
      Engine rebuilt = engines.apply(9);
      for (int i = 0; i < 60; i++) {
        Genotype network = whole.ask().orElseThrow();
        if (i < killed) {
          rebuilt.restore(network);
        } else {
          assertThat(rebuilt.ask()).as("seed 9, killed at %d", killed).contains(network);
        }
        whole.tell(network, outcome(i, network));
        rebuilt.tell(network, outcome(i, network));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void seedsDecide(LongFunction<Engine> engines) {
    List<Optional<Genotype>> first =
        IntStream.range(0, 30).mapToObj(seed -> engines.apply(seed).ask()).toList();
    List<Optional<Genotype>> again =
        IntStream.range(0, 30).mapToObj(seed -> engines.apply(seed).ask()).toList();
    assertThat(again).isEqualTo(first);
    assertThat(new HashSet<>(first)).hasSizeGreaterThan(20);
  }

  @Test
  void aChildDiffersFromItsParentByOneChoice() {
    // A population of two of which one is told: it is the only possible parent.
    RegularisedEvolution engine = new RegularisedEvolution(TINY, 3, new EvolutionSettings(2, 2, 1));
    Genotype parent = engine.ask().orElseThrow();
    Genotype failed = engine.ask().orElseThrow();
    engine.tell(parent, OptionalDouble.of(1));
    engine.tell(failed, OptionalDouble.empty());
    assertThat(TINY.neighbours(parent)).contains(engine.ask().orElseThrow());
  }

  @Test
  void theOldestDiesHoweverGood() {
    RegularisedEvolution engine =
        new RegularisedEvolution(TINY, 3, new EvolutionSettings(2, 20, 1));
    List<Genotype> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Genotype network = engine.ask().orElseThrow();
      told.add(network);
      engine.tell(network, OptionalDouble.of(i == 0 ? 100 : i));
    }
    // The first was best by far, but is no longer there: the third is the best of those left.
    assertThat(TINY.neighbours(told.get(2))).contains(engine.ask().orElseThrow());
  }

  @Test
  void settings() {
    assertThat(EvolutionSettings.LITERATURE).isEqualTo(new EvolutionSettings(100, 25, 1));
    assertThat(EvolutionSettings.forTrials(20_000)).isEqualTo(EvolutionSettings.LITERATURE);
    assertThat(EvolutionSettings.forTrials(30)).isEqualTo(new EvolutionSettings(10, 5, 1));
    assertThat(EvolutionSettings.forTrials(1)).isEqualTo(new EvolutionSettings(2, 1, 1));
    assertThatThrownBy(() -> new EvolutionSettings(1, 1, 1))
        .hasMessageContaining("a population of 2");
  }
}
