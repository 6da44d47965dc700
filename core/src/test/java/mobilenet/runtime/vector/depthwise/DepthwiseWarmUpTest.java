package mobilenet.runtime.vector.depthwise;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.runtime.vector.SingleKernels;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.warmup.WarmUpSamples;
import org.junit.jupiter.api.Test;

class DepthwiseWarmUpTest {

  @Test
  void depthwiseTilesOfEveryWidthAreCompiledForOneRowAndForTwo() {
    Op.Convolution conv =
        SingleKernels.conv(16, 16, 3, 1, 16, Padding.SYMMETRIC).withActivation(Activation.RELU);
    assertThat(
            WarmUpSamples.DEPTHWISE_ROWS.stream()
                .flatMap(width -> DepthwiseLayers.tiles(conv, width, Target.HERE).stream())
                .map(tiles -> tiles.single().pixels()))
        .containsExactlyInAnyOrderElementsOf(
            DepthwiseFamilies.of(3, 1, TileEpilogue.RELU, Target.HERE).stream()
                .map(tiles -> tiles.single().pixels())
                .toList());
    assertThat(WarmUpSamples.DEPTHWISE_HEIGHT % 2).isOne();
  }
}
