package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import mobilenet.json.JsonException;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final double NUDGE = 1e-5;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void probabilitiesSumToOne(long seed) throws JsonException {
    SearchSpace space = Spaces.crooked();
    Policy policy = Spaces.policy(space, Spaces.random(space, seed));
    List<Genotype> drawable = Spaces.drawable(space);
    assertThat(drawable.stream().mapToDouble(n -> Math.exp(policy.logProbability(n))).sum())
        .as("seed %d", seed)
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void everyNetworkOfTheSpaceCanBeDrawn() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Set<Genotype> drawn = new HashSet<>();
    Spaces.drawable(space).forEach(network -> drawn.add(space.canonical(network)));
    assertThat(drawn).hasSameElementsAs(space.networks().toList());
  }

  @Test
  void networksAreDrawnAsOftenAsTheirProbabilitySays() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Policy policy = Spaces.policy(space, Spaces.random(space, 4));
    SplittableRandom random = new SplittableRandom(5);
    Map<Genotype, Integer> counts = new HashMap<>();
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      counts.merge(policy.sample(random), 1, Integer::sum);
    }
    List<Genotype> drawable = Spaces.drawable(space);
    assertThat(drawable).containsAll(counts.keySet());
    for (Genotype network : drawable) {
      double p = Math.exp(policy.logProbability(network));
      double deviation = Math.sqrt(p * (1 - p) / draws);
      assertThat(counts.getOrDefault(network, 0) / (double) draws)
          .as("%s, seeds 4 and 5", network)
          .isCloseTo(p, within(5 * deviation + 1e-5));
    }
  }

  private static Logits differences(
      SearchSpace space, Logits logits, ToDoubleFunction<Policy> value) {
    Logits slopes = logits.zeros();
    slopes.update(
        (d, o, zero) -> {
          Logits up = logits.copy();
          up.add(d, o, NUDGE);
          Logits down = logits.copy();
          down.add(d, o, -NUDGE);
          return (value.applyAsDouble(Spaces.policy(space, up))
                  - value.applyAsDouble(Spaces.policy(space, down)))
              / (2 * NUDGE);
        });
    return slopes;
  }

  private static void assertClose(Logits given, Logits expected, String what) {
    given.update(
        (d, o, value) -> {
          assertThat(value)
              .as("%s, decision %d, option %d", what, d, o)
              .isCloseTo(expected.get(d, o), within(1e-8));
          return value;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8, 9, 10, 11})
  void gradientsAreFiniteDifferences(long seed) throws JsonException {
    SearchSpace space = Spaces.crooked();
    Logits logits = Spaces.random(space, seed);
    Policy policy = Spaces.policy(space, logits);
    Genotype network = policy.sample(new SplittableRandom(seed));
    assertClose(
        policy.logProbabilityGradient(network),
        differences(space, logits, p -> p.logProbability(network)),
        "log-probability of " + network + ", seed " + seed);
    assertClose(
        policy.entropyGradient(network),
        differences(space, logits, p -> p.entropy(network)),
        "entropy in " + network + ", seed " + seed);
  }

  /** REINFORCE: the mean of reward times gradient is the gradient of the mean reward. */
  @Test
  void theExpectedGradientIsThatOfTheExpectedReward() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Logits logits = Spaces.random(space, 12);
    Policy policy = Spaces.policy(space, logits);
    List<Genotype> drawable = Spaces.drawable(space);
    Map<Genotype, Double> rewards = new HashMap<>();
    SplittableRandom random = new SplittableRandom(13);
    drawable.forEach(network -> rewards.put(network, random.nextDouble()));
    Logits mean = logits.zeros();
    for (Genotype network : drawable) {
      double weight = Math.exp(policy.logProbability(network)) * rewards.getOrDefault(network, 0.0);
      Logits gradient = policy.logProbabilityGradient(network);
      mean.update((d, o, sum) -> sum + weight * gradient.get(d, o));
    }
    ToDoubleFunction<Policy> expected =
        p ->
            drawable.stream()
                .mapToDouble(n -> Math.exp(p.logProbability(n)) * rewards.getOrDefault(n, 0.0))
                .sum();
    assertClose(mean, differences(space, logits, expected), "seeds 12 and 13");
  }

  @Test
  void theMeanEntropyOfNetworksDrawnIsThatOfTheDistribution() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Policy policy = Spaces.policy(space, Spaces.random(space, 14));
    double ofDistribution = 0;
    double ofNetworks = 0;
    for (Genotype network : Spaces.drawable(space)) {
      double p = Math.exp(policy.logProbability(network));
      ofDistribution -= p * policy.logProbability(network);
      ofNetworks += p * policy.entropy(network);
    }
    assertThat(ofNetworks).as("seed 14").isCloseTo(ofDistribution, within(1e-10));
  }

  @Test
  void equalLogitsMakeAllFormsOfARowEquallyProbable() throws JsonException {
    SearchSpace space = SpaceTexts.space("", "uir_r1_a{0,3,5}_k{0,3,5}_s2_e2_c16");
    Policy policy = Spaces.policy(space, Logits.zeros(space.decisions()));
    assertThat(space.networks())
        .hasSize(8)
        .allSatisfy(
            n -> assertThat(policy.logProbability(n)).isCloseTo(-Math.log(8), within(1e-12)));
  }

  @Test
  void whatIsInactiveIsZeroAndCountsForNothing() throws JsonException {
    SearchSpace space = SpaceTexts.space("\"x\": [16, 48]", "cn_r1_k1_s1_c16 | cn_r1_k3_s1_c$x?");
    Logits logits = Logits.of(List.of(List.of(-3.0, 3.0), List.of(0.0, 0.0)));
    Policy policy = Spaces.policy(space, logits);
    Genotype absent = Genotype.parse("0.1");
    assertThat(policy.logProbability(absent)).isCloseTo(-Math.log(2), within(1e-12));
    assertThat(policy.entropy(absent)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(policy.logProbabilityGradient(absent).toLists().get(0)).containsOnly(0.0);
    SplittableRandom random = new SplittableRandom(15);
    for (int i = 0; i < 100; i++) {
      Genotype drawn = policy.sample(random);
      assertThat(drawn.genes().get(1) == 1 && drawn.genes().get(0) != 0).as("seed 15").isFalse();
    }
  }

  @Test
  void theMostProbableIsTheLargestLogitOfEachDecision() {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    Logits logits = Logits.zeros(tiny.decisions());
    logits.add(0, 2, 1);
    logits.add(2, 1, 1);
    logits.add(4, 2, 0.1);
    assertThat(Spaces.policy(tiny, logits).mostProbable()).isEqualTo(Genotype.parse("2.0.1.0.2"));
  }

  @Test
  void largestLogitsThatAreNoBlockGiveWayToTheMostProbableBlock() throws JsonException {
    SearchSpace space = SpaceTexts.space("", "uir_r1_a{0,3,5}_k{0,3,5}_s2_e{2,4}_c16");
    // The largest are a0, k0 and e4; of what exists a0_k5 has 2 + 0.5, and a3_k0 has 1 + 2.
    Logits logits =
        Logits.of(List.of(List.of(2.0, 1.0, 0.0), List.of(2.0, 0.0, 0.5), List.of(0.0, 1.0)));
    assertThat(Spaces.policy(space, logits).mostProbable()).isEqualTo(Genotype.parse("1.0.1"));
  }

  @Test
  void sharedChoicesThatExcludeEachOtherAreRefused() throws JsonException {
    SearchSpace space =
        SpaceTexts.space(
            "\"a\": [0, 3], \"k\": [0, 3]", "uir_r1_a$a_k$k_s2_e2_c16 | uir_r1_a$a_k$k_s1_e2_c16");
    assertThatThrownBy(() -> new Factors(space))
        .hasMessageContaining("stages[0][0] has no block for some combination")
        .hasMessageContaining("into one choice");
  }

  @Test
  void choicesOfOneRowMayExcludeEachOtherWhereverTheyAreDeclared() throws JsonException {
    SearchSpace space =
        SpaceTexts.space("\"a\": [0, 3], \"k\": [0, 3]", "uir_r1_a$a_k$k_s2_e2_c16");
    Policy policy = Spaces.policy(space, Logits.zeros(space.decisions()));
    assertThat(policy.logProbability(Genotype.parse("1.1"))).isCloseTo(-Math.log(3), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("mobilenet.search.space.ShippedSpaces#names")
  void shippedSpacesCanBeDrawnFrom(String name) {
    SearchSpace space = ShippedSpaces.get(name);
    Policy policy = Spaces.policy(space, Spaces.random(space, 16));
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 20; i++) {
      Genotype drawn = policy.sample(random);
      assertThat(space.structure().has(drawn)).as("%s, seeds 16 and 17", drawn).isTrue();
      assertThat(policy.logProbability(drawn)).isNegative();
      assertThat(space.architecture(drawn)).isEqualTo(space.architecture(space.canonical(drawn)));
    }
  }

  @Test
  void aNetworkOfAnotherSpaceIsRefused() throws JsonException {
    Policy policy = Spaces.policy(Spaces.crooked(), Spaces.random(Spaces.crooked(), 1));
    assertThatThrownBy(() -> policy.logProbability(Genotype.parse("0.1")))
        .hasMessageContaining("given a network of 2");
  }
}
