package mobilenet.runtime.vector.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.TileSet;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

/** Also run at widths that the processor lacks, where C2 makes an object of every vector. */
class VectorFitnessTest {
  private static boolean supported() {
    return Lanes.COUNT * Float.SIZE <= Lanes.PREFERRED_BITS;
  }

  @Test
  void vectorsPayWhereTheProcessorHasThem() {
    VectorFitness fitness = VectorFitness.tryOut(TileSet.EXPECTED, TileSet.SMALL);
    assertThat(fitness.fallbackReason().isEmpty()).as(fitness.toString()).isEqualTo(supported());
  }

  @Test
  void aModelStaysWithPlainLoopsWhereVectorsDoNotPay() throws InterruptedException {
    Architecture small = SmallNetworks.narrow("mobilenetv3_small_100");
    try (CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(Lowering.lower(small), 1), RuntimeOptions.DEFAULT)) {
      model.session(32, 32).run();
      model.warmUp();
      String bits = Lanes.COUNT * Float.SIZE + " bits";
      if (supported()) {
        assertThat(model.kernels().name()).startsWith("vector-");
        assertThat(model.kernels().reason()).startsWith("the fastest here");
      } else {
        assertThat(model.kernels().name()).isEqualTo("scalar");
        assertThat(model.kernels().reason()).contains(bits);
      }
    }
  }

  @Test
  void namesTheTilesThatAreNotUsed() {
    VectorFitness fitness =
        new VectorFitness(TileSet.SMALL, List.of("10×2", "7×3"), Optional.empty());
    assertThat(fitness.remark()).hasValue("without tiles of 10×2 and 7×3, which are slow here");
    assertThat(new VectorFitness(TileSet.SMALL, List.of(), Optional.empty()).remark()).isEmpty();
  }
}
