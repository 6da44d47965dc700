package mobilenet.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.profile.ModelProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTest {
  /** Rows that are void, alike, repeated, impossible, and share choices across stages. */
  private static SearchSpace crooked() throws JsonException {
    return SpaceTexts.space(
        "\"w\": [16, 32], \"e\": [2, 3], \"x\": [16, 48]",
        "uir_r1_a{0,3}_k{0,3}_s2_e$e_c$w | uir_r{1,2}_a0_k3_s1_e2_c$w? | uir_r1_a0_k3_s1_e2_c$w?",
        "cn_r1_k1_s1_c{16,32} | cn_r1_k1_s1_c$x? | uir_r1_a0_k{0,3}_s1_e$e_c32?");
  }

  /** Every combination of options, one by one: what the space should hold. */
  private static Set<String> hashesOfAllCombinations(SearchSpace space) {
    Set<String> hashes = new HashSet<>();
    int[] genes = new int[space.decisions().size()];
    int position = 0;
    while (position >= 0) {
      try {
        hashes.add(ArchitectureDocument.hash(space.architecture(Genotype.of(genes))));
      } catch (IllegalArgumentException noSuchBlock) {
        assertThat(noSuchBlock).hasMessageContaining("cannot exist");
      }
      position = genes.length - 1;
      while (position >= 0 && ++genes[position] == space.decisions().get(position).size()) {
        genes[position--] = 0;
      }
    }
    return hashes;
  }

  private static List<String> hashes(SearchSpace space) {
    return space.networks().map(g -> ArchitectureDocument.hash(space.architecture(g))).toList();
  }

  @Test
  void everyNetworkIsEnumeratedAndCountedOnce() throws JsonException {
    SearchSpace space = crooked();
    Set<String> expected = hashesOfAllCombinations(space);
    assertThat(hashes(space)).doesNotHaveDuplicates().hasSameElementsAs(expected);
    assertThat(space.count()).isEqualTo(BigInteger.valueOf(expected.size()));
  }

  /** Rows drawn from a few that collide, repeat and contradict. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anySpaceIsEnumeratedAndCountedOnce(long seed) throws JsonException {
    List<String> rows =
        List.of(
            "uir_r1_a{0,3}_k{0,3}_s2_e2_c$w",
            "uir_r{1,2}_a0_k3_s1_e2_c$w",
            "uir_r1_a0_k3_s1_e{2,2.5}_c16",
            "cn_r1_k{1,3}_s1_c$w",
            "cn_r{1,3}_k3_s1_c16",
            "cn_r2_k3_s1_c$x");
    SplittableRandom random = new SplittableRandom(seed);
    List<String> stages = new ArrayList<>(List.of("cn_r1_k1_s1_c$x"));
    for (int s = 0; s < 2; s++) {
      StringBuilder stage = new StringBuilder(rows.get(random.nextInt(rows.size())));
      for (int r = 0; r < 2; r++) {
        String row = rows.get(random.nextInt(rows.size()));
        stage.append(" | ").append(row).append(random.nextInt(3) > 0 ? "?" : "");
      }
      stages.add(stage.toString());
    }
    stages.add("cn_r1_k1_s1_c$w");
    SearchSpace space =
        SpaceTexts.space("\"w\": [16, 32], \"x\": [16, 32]", stages.toArray(String[]::new));
    Set<String> expected = hashesOfAllCombinations(space);
    assertThat(hashes(space))
        .as("seed %d: %s", seed, stages)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(expected);
    assertThat(space.count()).as("seed %d", seed).isEqualTo(BigInteger.valueOf(expected.size()));
  }

  @Test
  void aSpaceOf250HasAsManyHashes() throws JsonException {
    SearchSpace space =
        SpaceTexts.space(
            "\"e\": [2, 3, 4, 5, 6]",
            "uir_r1_a0_k{3,5}_s2_e$e_c{16,32,48,64,80}",
            "uir_r{1,2,3,4,5}_a3_k0_s1_e2_c16");
    assertThat(space.count()).isEqualTo(250);
    assertThat(hashes(space)).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void genotypesOfOneNetworkHaveOneCanonicalForm() throws JsonException {
    SearchSpace space =
        SpaceTexts.space("", "cn_r1_k1_s1_c16 | cn_r1_k3_s1_c{16,32}? | cn_r1_k3_s1_c{16,32}?");
    // Decisions: presence and channels of each optional row.
    Genotype first = Genotype.parse("0.1.1.0");
    Genotype second = Genotype.parse("1.0.0.1");
    assertThat(space.architecture(second)).isEqualTo(space.architecture(first));
    assertThat(space.canonical(second)).isEqualTo(first).isEqualTo(space.canonical(first));
    assertThat(space.canonical(Genotype.parse("1.1.1.1"))).isEqualTo(Genotype.parse("1.0.1.0"));
    assertThat(space.count()).isEqualTo(1 + 2 + 4);
  }

  @Test
  void repeatsAreTheSameNetworkAsRows() throws JsonException {
    SearchSpace space = SpaceTexts.space("", "cn_r{1,2}_k3_s2_c16 | cn_r1_k3_s1_c16?");
    assertThat(space.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void samplesChangesAndNeighboursAreCanonicalNetworksOfTheSpace(long seed) throws JsonException {
    SplittableRandom random = new SplittableRandom(seed);
    SearchSpace space = crooked();
    Set<Genotype> all = new HashSet<>(space.networks().toList());
    Set<Genotype> sampled = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      Genotype network = space.sample(random);
      sampled.add(network);
      assertThat(all).as("seed %d", seed).contains(network);
      Optional<Genotype> changed = space.mutate(network, random);
      assertThat(changed).get().isNotEqualTo(network);
      assertThat(all).contains(changed.orElseThrow());
      assertThat(space.find(space.architecture(network))).contains(network);
      assertThat(space.canonical(network)).isEqualTo(network);
    }
    assertThat(sampled).hasSizeGreaterThan(40);
    Genotype any = space.sample(random);
    assertThat(space.neighbours(any)).doesNotHaveDuplicates().doesNotContain(any).isSubsetOf(all);
  }

  @Test
  void aChoiceIsDrawnUniformly() {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    SplittableRandom random = new SplittableRandom(7);
    int draws = 3000;
    int[][] counts = new int[space.decisions().size()][3];
    for (int i = 0; i < draws; i++) {
      int[] genes = space.sample(random).toArray();
      for (int d = 0; d < genes.length; d++) {
        counts[d][genes[d]]++;
      }
    }
    // Five standard deviations of a binomial count.
    double tolerance = 5 * Math.sqrt(draws * (1 / 3.0) * (2 / 3.0));
    for (int[] count : counts) {
      for (int c : count) {
        assertThat((double) c)
            .as("seed 7")
            .isBetween(draws / 3.0 - tolerance, draws / 3.0 + tolerance);
      }
    }
  }

  @Test
  void neighboursDifferInOneChoice() {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    Genotype network = Genotype.parse("0.0.0.0.0");
    assertThat(space.neighbours(network))
        .hasSize(10)
        .allSatisfy(
            other -> assertThat(other.genes().stream().filter(gene -> gene != 0)).hasSize(1));
  }

  @Test
  void anArchitectureFileIsASpaceOfOne() throws JsonException {
    Architecture network = Catalogue.get("efficientnet_b1");
    SearchSpace space =
        SearchSpace.of(JsonFields.root(ArchitectureDocument.toJson(network), "b1.json"));
    assertThat(space.decisions()).isEmpty();
    assertThat(space.count()).isOne();
    assertThat(space.networks().map(space::architecture)).containsExactly(network);
    assertThat(space.find(network)).contains(Genotype.parse(""));
    assertThat(space.mutate(Genotype.parse(""), new SplittableRandom(1))).isEmpty();
  }

  @Test
  void membersHaveChoicesToo() throws JsonException {
    SearchSpace space =
        SpaceTexts.parse(
            SpaceTexts.text("\"act\": [\"relu\", \"hard_swish\"]", "cn_r1_k1_s1_c16{,_nre}")
                .replace("\"activation\": \"relu\"", "\"activation\": \"$act\"")
                .replace("\"classes\": 4", "\"classes\": \"{4,5}\""));
    // Under relu as the default, _nre says nothing.
    assertThat(space.count()).isEqualTo(2 * (1 + 2));
    assertThat(hashes(space)).doesNotHaveDuplicates().hasSize(6);
  }

  @Test
  void theHashKnowsNeitherNamesNorTheOrderOfMembers() throws JsonException {
    String text = SpaceTexts.text("\"w\": [16, 32]", "cn_r1_k1_s1_c$w");
    String hash = SpaceTexts.parse(text).hash();
    assertThat(SpaceTexts.parse(text.replace("\"small\"", "\"other\"")).hash()).isEqualTo(hash);
    String moved =
        text.replace("\"classes\": 4, ", "").replace("\"head\"", "\"classes\": 4, \"head\"");
    assertThat(SpaceTexts.parse(moved).hash()).isEqualTo(hash);
    assertThat(SpaceTexts.parse(text.replace("32]", "48]")).hash()).isNotEqualTo(hash);
    assertThat(hash).matches("[0-9a-f]{64}");
  }

  /** Where the order of decisions is another, a genotype is another network. */
  @Test
  void theHashKnowsTheOrderOfDecisions() throws JsonException {
    String row = "uir_r1_a0_k3_s1_e$e_c$w";
    SearchSpace space = SpaceTexts.space("\"w\": [16, 32], \"e\": [2, 3]", row);
    SearchSpace swapped = SpaceTexts.space("\"e\": [2, 3], \"w\": [16, 32]", row);
    Genotype network = Genotype.parse("0.1");
    assertThat(swapped.architecture(network).stages())
        .isNotEqualTo(space.architecture(network).stages());
    assertThat(swapped.hash()).isNotEqualTo(space.hash());

    String members =
        SpaceTexts.text("", "cn_r1_k1_s1_c16")
            .replace("\"classes\": 4, ", "\"classes\": \"{4,5}\", ")
            .replace("\"channels\": 1,", "\"channels\": \"{1,3}\",");
    String moved =
        members
            .replace("\"classes\": \"{4,5}\", ", "")
            .replace("\"input\"", "\"classes\": \"{4,5}\", \"input\"");
    assertThat(SpaceTexts.parse(moved).hash()).isNotEqualTo(SpaceTexts.parse(members).hash());
  }

  /** Late strides dilate there, and channels are rounded. */
  @Test
  void aSpaceOfOneCostsWhatItsNetworkDoes() throws JsonException {
    for (String text :
        List.of(
            SpaceTexts.text("", "cn_r1_k3_s2_c16", "cn_r2_k3_s2_c12", "cn_r1_k3_s2_c16")
                .replace("\"output_stride\": 32", "\"output_stride\": 8"),
            SpaceTexts.text("", "uir_r2_a3_k3_s2_e4_c24")
                .replace("\"width\": 1", "\"width\": 1.5"))) {
      SearchSpace space = SpaceTexts.parse(text);
      ModelProfile profile = ModelProfile.of(space.architecture(Genotype.parse("")));
      assertThat(space.costBounds())
          .isEqualTo(
              new CostBounds(profile.params(), profile.params(), profile.macs(), profile.macs()));
    }
  }

  @Test
  void enumerationIsLazy() {
    SearchSpace space = ShippedSpaces.get("mobilenetv4-one-stage");
    assertThat(space.networks().limit(5).toList()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void suitsOtherImagesAndClasses() throws JsonException {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    SearchSpace suited = tiny.suited(3, 56, 4);
    Genotype network = tiny.networks().findFirst().orElseThrow();
    Architecture architecture = suited.architecture(network);
    assertThat(architecture.input()).isEqualTo(new InputShape(3, 56));
    assertThat(architecture.classes()).isEqualTo(4);
    assertThat(suited.count()).isEqualTo(tiny.count());
    assertThat(suited.costBounds().minMacs()).isGreaterThan(2 * tiny.costBounds().minMacs());
    assertThat(suited.name()).isEqualTo(tiny.name());
    assertThat(tiny.suited(1, 28, 10).hash()).isEqualTo(tiny.hash());
  }

  @Test
  void imagesThatAreChosenAreNotReplaced() throws JsonException {
    String text = SpaceTexts.text("", "uir_r1_a0_k3_s2_e4_c16");
    SearchSpace chosen = SpaceTexts.parse(text.replace("\"classes\": 4", "\"classes\": \"{4,5}\""));
    assertThatThrownBy(() -> chosen.suited(1, 28, 10)).hasMessageContaining("small: classes");
  }
}
