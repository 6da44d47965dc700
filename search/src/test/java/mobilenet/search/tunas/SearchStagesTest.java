package mobilenet.search.tunas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.space.Decision;
import mobilenet.search.space.DecisionKind;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;

class SearchStagesTest {
  private static final SearchSpace UNION = ShippedSpaces.get("small-uib");

  private static SearchSpace coarse() throws Exception {
    return SearchStages.TWO.space(UNION, 0, Optional.empty());
  }

  /** Channels and expansions of the blocks, stage by stage. */
  private static List<List<String>> widths(Architecture network) {
    return network.resolve().stages().stream()
        .map(stage -> stage.stream().map(SearchStagesTest::width).toList())
        .toList();
  }

  private static String width(ResolvedBlock block) {
    UniversalInvertedBottleneck uib = (UniversalInvertedBottleneck) block.spec();
    return uib.outChannels() + " x " + uib.expansion() + " s" + uib.stride();
  }

  @Test
  void firstWidthsAndDepthsOfInvertedBottlenecks() throws Exception {
    SearchSpace coarse = coarse();
    assertThat(coarse.kinds()).containsOnly(DecisionKind.WIDTH, DecisionKind.DEPTH);
    // Widths 3 by 4, depths 3 by 3.
    assertThat(coarse.count()).isEqualTo(3 * 4 * 3 * 3);
    coarse
        .networks()
        .map(coarse::architecture)
        .forEach(
            network -> {
              assertThat(UNION.find(network)).isPresent();
              network
                  .resolve()
                  .blocks()
                  .forEach(
                      block -> {
                        UniversalInvertedBottleneck uib =
                            (UniversalInvertedBottleneck) block.spec();
                        assertThat(uib.startKernel()).isZero();
                        assertThat(uib.middleKernel()).isEqualTo(3);
                        assertThat(uib.expansion()).isEqualTo(4);
                      });
            });
  }

  @Test
  void thenTheDepthwiseConvolutionsOfWhatWasFound() throws Exception {
    SearchSpace coarse = coarse();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 5; i++) {
      Architecture found = coarse.architecture(coarse.sample(random));
      SearchSpace fine = SearchStages.TWO.space(UNION, 1, Optional.of(found));
      assertThat(fine.kinds()).containsOnly(DecisionKind.FORM);
      int blocks = found.resolve().blocks().size();
      // Two blocks have a stride, and 8 forms instead of 9.
      assertThat(fine.count().doubleValue()).isEqualTo(64 * Math.pow(9, blocks - 2));
      assertThat(fine.find(found)).isPresent();
      for (int k = 0; k < 5; k++) {
        Architecture network = fine.architecture(fine.sample(random));
        assertThat(widths(network)).isEqualTo(widths(found));
        assertThat(UNION.find(network)).isPresent();
      }
    }
  }

  @Test
  void theDeepestNetworkHasAllRows() throws Exception {
    SearchSpace coarse = coarse();
    assertThat(SearchStages.deepest(coarse).resolve().blocks()).hasSize(3 + 4);
    SearchSpace fine = SearchStages.TWO.space(UNION, 1, Optional.of(SearchStages.deepest(coarse)));
    assertThat(SearchStages.deepest(fine).resolve().blocks()).hasSize(3 + 4);
  }

  @Test
  void oneStageIsTheUnion() throws Exception {
    assertThat(SearchStages.ONE.space(UNION, 0, Optional.empty()).hash()).isEqualTo(UNION.hash());
  }

  @Test
  void theFirstStageOfV4sSpace() throws Exception {
    SearchSpace anySize = ShippedSpaces.get("mobilenetv4-one-stage");
    List<String> names = anySize.decisions().stream().map(Decision::name).toList();
    int size = names.indexOf("input.size {256,384} at 1");
    SearchSpace union = anySize.decided(Map.of(size, 0));
    assertThat(union.decisions()).hasSize(names.size() - 1);
    SearchSpace coarse = SearchStages.TWO.space(union, 0, Optional.empty());
    Architecture network = coarse.architecture(coarse.sample(new SplittableRandom(1)));
    assertThat(
            network.resolve().blocks().stream()
                .map(ResolvedBlock::spec)
                .filter(UniversalInvertedBottleneck.class::isInstance)
                .map(UniversalInvertedBottleneck.class::cast))
        .allMatch(uib -> uib.startKernel() == 0 && uib.middleKernel() == 3);
  }

  @Test
  void aRowWithoutAnInvertedBottleneckCannotBeFrozen() {
    assertThatThrownBy(
            () -> SearchStages.TWO.space(ShippedSpaces.get("tiny-uib"), 0, Optional.empty()))
        .hasMessage(
            "stages[1][1] has no block such as the first stage needs, an inverted bottleneck with"
                + " one depthwise convolution of kernel 3 behind the expansion; add it to the row,"
                + " or search in one stage");
  }

  @Test
  void twoStagesComputeAsMuchAsOne() throws Exception {
    SearchSpace coarse = coarse();
    double images = 896;
    NetworkCosts union = costs(UNION);
    WorkBudget budget = WorkBudget.ofSteps(1000, images, union);
    assertThat(budget.steps(0, 1, images, union)).isEqualTo(1000);
    long first = budget.steps(0, 2, images, costs(coarse));
    // As much as a uniform policy would compute: a controller that prefers larger networks takes
    // more, and leaves less.
    double done = 0.6 * budget.imageMacs();
    SearchSpace fine =
        SearchStages.TWO.space(
            UNION, 1, Optional.of(coarse.architecture(coarse.sample(new SplittableRandom(8)))));
    long second = budget.steps(done, 1, images, costs(fine));
    double total = done;
    SplittableRandom random = new SplittableRandom(99);
    for (long step = 0; step < second; step++) {
      total += images * costs(fine).of(fine.sample(random)).macs();
    }
    assertThat(total / budget.imageMacs()).isCloseTo(1, within(0.02));
    assertThat(first).isPositive();
    assertThatThrownBy(() -> budget.steps(budget.imageMacs(), 1, images, costs(fine)))
        .hasMessageContaining("which leaves no step; give more");
  }

  private static NetworkCosts costs(SearchSpace space) {
    return new NetworkCosts(space, LatencyModel.UNKNOWN);
  }
}
