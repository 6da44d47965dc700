package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Section;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NetworkOptionsTest {

  @BeforeAll
  static void load() throws Exception {
    LibTorch.load();
  }

  /** timm: rate · index / blocks over all blocks; the first block of V3-Small has no residual. */
  @Test
  void dropsLaterBlocksMoreOften() {
    Architecture architecture = Catalogue.get("mobilenetv3_small_100");
    Map<Section, Double> rates = NetworkOptions.dropPaths(architecture, 0.2);
    int blocks = architecture.resolve().blocks().size();
    assertThat(blocks).isEqualTo(12);
    // blocks.4.2 is the eleventh block.
    assertThat(rates.get(Section.block(4, 2))).isCloseTo(0.2 * 10 / blocks, within(1e-12));
    assertThat(rates).doesNotContainKeys(Section.block(0, 0), Section.block(5, 0));
    assertThat(NetworkOptions.dropPaths(architecture, 0)).isEmpty();
  }

  @Test
  @SuppressWarnings("try") // Scopes act by being there.
  void dropsWholeImagesAndScalesTheOthers() {
    try (PointerScope scope = new PointerScope()) {
      torch.manual_seed(1);
      int images = 20_000;
      Tensor branch = torch.ones(images, 2, 1, 1);
      Tensor input = torch.zeros(images, 2, 1, 1);
      float[] sums = Tensors.read(DropPath.add(branch, input, 0.25, Pass.TRAIN));
      int dropped = 0;
      for (int i = 0; i < images; i++) {
        assertThat(sums[2 * i]).isEqualTo(sums[2 * i + 1]).isIn(0f, (float) (1 / 0.75));
        dropped += sums[2 * i] == 0 ? 1 : 0;
      }
      // Four standard deviations of a binomial.
      assertThat(dropped / (double) images)
          .isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / images)));
      assertThat(Tensors.read(DropPath.add(branch, input, 0.25, Pass.EVALUATE))).containsOnly(1f);
    }
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> new NetworkOptions(1, Map.of(), 0.1, Set.of()))
        .hasMessage("dropout must be 0 to below 1, given 1.0");
    assertThatThrownBy(() -> new NetworkOptions(0, Map.of(), 0, Set.of()))
        .hasMessage("momentum of batch norms must be above 0 up to 1, given 0.0");
    assertThatThrownBy(() -> NetworkOptions.dropPaths(Catalogue.get("mobilenetv3_small_100"), 1.5))
        .hasMessage("drop path must be 0 to below 1, given 1.5");
  }
}
