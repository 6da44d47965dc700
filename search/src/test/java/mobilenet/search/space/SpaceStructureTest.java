package mobilenet.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mobilenet.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceStructureTest {
  @Test
  void decisionsAreActiveWhereARowUsesThem() throws JsonException {
    SearchSpace space =
        SpaceTexts.space(
            "\"w\": [16, 32]", "cn_r1_k1_s1_c16 | cn_r1_k{1,3}_s1_c$w? | cn_r1_k3_s1_c$w?");
    SpaceStructure structure = space.structure();
    // $w, then of each optional row its presence and its kernel.
    assertThat(space.decisions().stream().map(Decision::name))
        .containsExactly("$w", "stages[0][1]?", "stages[0][1] {1,3} at 8", "stages[0][2]?");
    assertThat(structure.active(Genotype.parse("0.0.0.0"))).containsExactly(0, 1, 2, 3);
    assertThat(structure.active(Genotype.parse("0.1.0.0"))).containsExactly(0, 1, 3);
    assertThat(structure.active(Genotype.parse("0.1.0.1"))).containsExactly(1, 3);
  }

  @Test
  void membersAreAlwaysActive() throws JsonException {
    SearchSpace space =
        SpaceTexts.parse(
            SpaceTexts.text("", "cn_r1_k1_s1_c{16,32}")
                .replace(
                    "\"stride\": 2, \"channels\": 16", "\"stride\": 2, \"channels\": \"{16,24}\""));
    assertThat(space.structure().members()).containsExactly(0);
    assertThat(space.structure().active(Genotype.parse("0.0"))).containsExactly(0, 1);
    assertThat(space.widestOptions()).isEqualTo(Map.of(0, 1, 1, 1));
  }

  @Test
  void blocksThatCannotExistAreNotThere() throws JsonException {
    SearchSpace space = SpaceTexts.space("", "uir_r1_a{0,3}_k{0,3}_s2_e2_c16");
    assertThat(space.structure().rows().get(0).forms()).hasSize(3);
    assertThat(space.structure().has(Genotype.parse("0.0"))).isFalse();
    assertThat(space.structure().has(Genotype.parse("0.1"))).isTrue();
  }

  @Test
  void widthsAreChannelsAndExpansions() throws JsonException {
    SearchSpace space =
        SpaceTexts.space(
            "\"w\": [32, 16, 48], \"k\": [3, 5]",
            "uir_r{1,2}_a{0,3}_k$k_s2_e{4,2}_c$w",
            "cn_r1_k{3_s1_c16,3_s1_c24} | cn_r1_k{3_s1_c16,5_s1_c16,5_s1_c24}");
    // $w, $k, repeats, a, e, a row of two widths, and one in which kernels may differ alone.
    assertThat(space.widestOptions()).isEqualTo(Map.of(0, 2, 4, 0, 5, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tiny-uib", "mobilenetv4-one-stage", "mobilenetv4-hybrid", "mobilenetv3-large"})
  void widthsOfShippedSpacesAreThoseNamedSo(String name) {
    SearchSpace space = ShippedSpaces.get(name);
    Map<Integer, Integer> widest = space.widestOptions();
    for (int d = 0; d < space.decisions().size(); d++) {
      Decision decision = space.decisions().get(d);
      boolean shared = decision.name().matches("\\$(w\\d*|e|h|d\\d)");
      boolean expansion = decision.name().matches(".*\\{2(.3)?,.* at .*");
      boolean member = decision.name().matches("(stem|head)\\..*channels.*");
      if (shared || expansion || member) {
        assertThat(widest)
            .as("%s of %s", decision.name(), name)
            .containsEntry(d, decision.options().size() - 1);
      }
      if (decision.name().matches(".*(\\?|\\{0,3,5}.*|\\{3,5}.*|\\$a.*)")) {
        assertThat(widest).as("%s of %s", decision.name(), name).doesNotContainKey(d);
      }
    }
  }
}
