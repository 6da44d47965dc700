package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.json.JsonFields;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.PlacedNetwork;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parameters networks of a space share. */
class SharedParametersTest {
  private static final long SEED = 20261126;

  private static Map<String, Parameter> byKey(Collection<Parameter> parameters) {
    Map<String, Parameter> byKey = new HashMap<>();
    parameters.forEach(p -> byKey.put(p.key(), p));
    assertThat(byKey).hasSameSizeAs(parameters);
    return byKey;
  }

  private static void assertFits(Parameter part, Parameter whole) {
    assertThat(part.kind()).isEqualTo(whole.kind());
    assertThat(part.shape()).hasSameSizeAs(whole.shape());
    for (int d = 0; d < part.shape().size(); d++) {
      int own = part.shape().get(d);
      int most = whole.shape().get(d);
      assertThat(own).as(whole.key()).isLessThanOrEqualTo(most);
      if (d >= 2) {
        assertThat(own).as(whole.key()).isEqualTo(most);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny-uib",
        "small-uib",
        "mobilenetv3-large",
        "mobilenetv3-small",
        "mobilenetv4-coarse",
        "mobilenetv4-fine",
        "mobilenetv4-fine-small",
        "mobilenetv4-one-stage",
        "mobilenetv4-hybrid"
      })
  void everyNetworkOfAShippedSpaceFits(String name) {
    SearchSpace space = ShippedSpaces.get(name);
    Map<String, Parameter> shared = byKey(SharedParameters.of(space).all());
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 50; i++) {
      PlacedNetwork network = space.placed(space.sample(random));
      Map<String, String> keys = SharedKeys.of(network);
      Map<String, Parameter> own = network.graph().parameters();
      assertThat(keys.keySet()).isEqualTo(own.keySet());
      assertThat(new HashSet<>(keys.values())).as("one place each").hasSameSizeAs(own.keySet());
      own.forEach(
          (key, parameter) ->
              assertFits(parameter, Objects.requireNonNull(shared.get(keys.get(key)))));
    }
  }

  /** Of a space small enough to see them all. */
  @Test
  void nothingIsLargerThanSomeNetworkNeedsIt() throws Exception {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    Map<String, Parameter> largest = new HashMap<>();
    space
        .networks()
        .map(space::placed)
        .forEach(
            network -> {
              Map<String, String> keys = SharedKeys.of(network);
              network
                  .graph()
                  .parameters()
                  .forEach(
                      (key, p) ->
                          largest.merge(
                              Objects.requireNonNull(keys.get(key)),
                              p,
                              (a, b) -> a.elementCount() >= b.elementCount() ? a : b));
            });
    Map<String, Parameter> shared = byKey(SharedParameters.of(space).all());
    assertThat(shared.keySet()).isEqualTo(largest.keySet());
    shared.forEach(
        (key, parameter) ->
            assertThat(parameter.shape())
                .as(key)
                .isEqualTo(Objects.requireNonNull(largest.get(key)).shape()));
  }

  private static SearchSpace space(String... rows) throws Exception {
    return SpaceTexts.space("", String.join(" | ", rows));
  }

  private static Set<String> keysOf(SearchSpace space, String genotype, String part) {
    return SharedKeys.of(space.placed(Genotype.parse(genotype))).values().stream()
        .filter(key -> key.contains(part))
        .collect(Collectors.toSet());
  }

  @Test
  void aRowThatIsLeftOutMovesNothing() throws Exception {
    SearchSpace space =
        space("uir_r1_a0_k3_s2_e2_c16", "uir_r1_a0_k3_s1_e2_c16?", "uir_r{1,2}_a3_k3_s1_e2_c16");
    // Present is 0, absent is 1.
    Set<String> with = keysOf(space, "0.1", "rows.0.2.");
    Set<String> without = keysOf(space, "1.1", "rows.0.2.");
    assertThat(without).isEqualTo(with).isNotEmpty();
    assertThat(keysOf(space, "1.1", "rows.0.1.")).isEmpty();
    assertThat(keysOf(space, "1.0", "rows.0.2.0.")).isEqualTo(keysOf(space, "1.1", "rows.0.2.0."));
    assertThat(keysOf(space, "1.0", "rows.0.2.1.")).isEmpty();
  }

  @Test
  void formsShareTheirPointwiseLayersAndKernelsAreApart() throws Exception {
    SearchSpace space = space("cn_r1_k3_s2_c16", "uir_r1_{a0_k0,a3_k0,a5_k3,a0_k5}_s1_e2_c16");
    Set<String> plain = keysOf(space, "0", "rows.0.1.");
    assertThat(plain).allMatch(key -> key.contains(".pw_exp.") || key.contains(".pw_proj."));
    for (String form : List.of("1", "2", "3")) {
      assertThat(keysOf(space, form, "rows.0.1."))
          .containsAll(plain)
          .hasSizeGreaterThan(plain.size());
    }
    assertThat(keysOf(space, "2", "dw_mid"))
        .contains(
            "rows.0.1.0.UniversalInvertedBottleneck.dw_mid.conv.weight.k3",
            "rows.0.1.0.UniversalInvertedBottleneck.dw_mid.bn.weight.k3")
        .doesNotContainAnyElementsOf(keysOf(space, "3", "dw_mid"));
  }

  @Test
  void headsOfAttentionAreWhole() throws Exception {
    SearchSpace space = space("cn_r1_k3_s2_c16", "mqa_r1_k3_h{2,4}_s1_v1_d{8,16}_c16");
    assertThat(keysOf(space, "0.0", ".query.")).isEqualTo(keysOf(space, "1.0", ".query."));
    assertThat(keysOf(space, "0.0", ".attn."))
        .doesNotContainAnyElementsOf(keysOf(space, "0.1", ".attn."));
    assertThat(keysOf(space, "0.0", ".norm.")).isEqualTo(keysOf(space, "0.1", ".norm."));
  }

  /** What would be one parameter in two shapes has no leading part. */
  @Test
  void aKernelThatCannotBeAPartIsRefusedInOneSentence() {
    Parameter small = new Parameter("conv", List.of(4, 4, 3, 3), Parameter.Kind.WEIGHT);
    Parameter large = new Parameter("conv", List.of(4, 4, 5, 5), Parameter.Kind.WEIGHT);
    assertThatThrownBy(() -> SharedParameters.larger(small, large))
        .hasMessage("conv is [4, 4, 3, 3] in one of them and [4, 4, 5, 5] in another");
  }

  @Test
  void aSpaceOfOneNetworkDrawsTheWeightsOfThatNetwork() throws Exception {
    Architecture architecture =
        Catalogue.get("mobilenetv3_small_100").withWidth(0.35).withClasses(10);
    SearchSpace space =
        SearchSpace.of(JsonFields.root(ArchitectureDocument.toJson(architecture), "one"));
    MapWeights expected = Initialisation.draw(Lowering.lower(architecture), SEED);
    MapWeights drawn = SharedParameters.of(space).draw(SEED);
    Map<String, String> keys = SharedKeys.of(space.placed(new Genotype(List.of())));
    assertThat(drawn.names()).containsExactlyElementsOf(keys.values());
    keys.forEach(
        (key, shared) -> assertThat(drawn.read(shared)).as(key).isEqualTo(expected.read(key)));
  }
}
