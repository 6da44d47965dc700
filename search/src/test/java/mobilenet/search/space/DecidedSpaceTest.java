package mobilenet.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecidedSpaceTest {
  static Iterable<String> names() {
    return ShippedSpaces.names();
  }

  private static Map<Integer, Integer> all(Genotype network) {
    Map<Integer, Integer> options = new TreeMap<>();
    network.genes().forEach(option -> options.put(options.size(), option));
    return options;
  }

  @ParameterizedTest
  @MethodSource("names")
  void withEveryDecisionMadeOneNetworkIsLeft(String name) throws Exception {
    SearchSpace space = ShippedSpaces.get(name);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3; i++) {
      Genotype network = space.sample(random);
      SearchSpace one = space.decided(all(network));
      assertThat(one.decisions()).isEmpty();
      // Hashes may differ: a space of one network keeps repeats as they are written.
      assertThat(one.architecture(Genotype.parse("")).resolve().stages())
          .isEqualTo(space.architecture(network).resolve().stages());
    }
  }

  /** Rows are optional; a choice that no row uses any more goes with them. */
  @Test
  void rowsThatAreAbsentAreLeftOut() throws Exception {
    SearchSpace space =
        SpaceTexts.space(
            "\"w\": [16, 32], \"x\": [16, 48]",
            "cn_r1_k1_s1_c{16,32} | cn_r1_k1_s1_c$x? | uir_r{1,2}_a0_k{0,3}_s1_e2_c$w?");
    Map<String, Integer> index = new TreeMap<>();
    space.decisions().forEach(decision -> index.put(decision.name(), index.size()));
    SearchSpace without =
        space.decided(
            Map.of(
                index.get("stages[0][1]?"), 1, index.get("stages[0][2]?"), 0, index.get("$w"), 1));
    assertThat(without.decisions().stream().map(Decision::name).collect(Collectors.toList()))
        .containsExactly(
            "stages[0][0] {16,32} at 14", "stages[0][1] {1,2} at 6", "stages[0][1] {0,3} at 16");
    assertThat(without.count()).isEqualTo(2 * 2 * 2);
    without
        .networks()
        .forEach(network -> assertThat(space.find(without.architecture(network))).isPresent());
  }

  @Test
  void decisionsAreOnWidthsDepthsOrForms() throws Exception {
    SearchSpace space =
        SpaceTexts.space(
            "\"w\": [16, 32], \"x\": [16, 48]",
            "cn_r1_k{1,3}_s1_c{16,32} | cn_r1_k1_s1_c$x? | uir_r{1,2}_a0_k{0,3}_s1_e{2,3}_c$w");
    Map<String, DecisionKind> kinds = new TreeMap<>();
    for (int i = 0; i < space.decisions().size(); i++) {
      kinds.put(space.decisions().get(i).name(), space.kinds().get(i));
    }
    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "$w", DecisionKind.WIDTH,
                "$x", DecisionKind.WIDTH,
                "stages[0][0] {1,3} at 8", DecisionKind.FORM,
                "stages[0][0] {16,32} at 18", DecisionKind.WIDTH,
                "stages[0][1]?", DecisionKind.DEPTH,
                "stages[0][2] {1,2} at 6", DecisionKind.DEPTH,
                "stages[0][2] {0,3} at 16", DecisionKind.FORM,
                "stages[0][2] {2,3} at 26", DecisionKind.WIDTH));
  }
}
