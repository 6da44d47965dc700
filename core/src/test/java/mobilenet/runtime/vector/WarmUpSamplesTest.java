package mobilenet.runtime.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpSamplesTest {

  static Stream<TileSet> sets() {
    return TileSetTest.sets();
  }

  /** A tile that no sample calls would run interpreted when the first image comes. */
  @ParameterizedTest
  @MethodSource("sets")
  void everyShapeOfTileIsCompiled(TileSet set) {
    for (TileColumn column : set.columns()) {
      for (int pixels : new int[] {WarmUpSamples.BLOCK, WarmUpSamples.DENSE_ROW}) {
        int covered = column.shorterTiles(pixels) * column.shorter().pixels();
        assertThat(pixels - covered).as("%s of %s", column, pixels).isPositive();
        if (!column.shorter().equals(column.tall())) {
          assertThat(covered).as("%s of %s", column, pixels).isPositive();
        }
      }
    }
  }

  @Test
  void depthwiseTilesOfEveryWidthAreCompiledForOneRowAndForTwo() {
    Op.Convolution conv =
        KernelParts.conv(16, 16, 3, 1, 16, Padding.SYMMETRIC).withActivation(Activation.RELU);
    assertThat(
            WarmUpSamples.DEPTHWISE_ROWS.stream()
                .flatMap(width -> DepthwiseConvolution.tiles(conv, width).stream())
                .map(tiles -> tiles.single().pixels()))
        .containsExactlyInAnyOrderElementsOf(
            DepthwiseFamilies.of(3, 1, Epilogue.RELU).stream()
                .map(tiles -> tiles.single().pixels())
                .toList());
    assertThat(WarmUpSamples.DEPTHWISE_HEIGHT % 2).isOne();
  }

  /** Otherwise it would be cut, and its parts need other tiles. */
  @ParameterizedTest
  @MethodSource("sets")
  void theBlockIsOne(TileSet set) {
    for (TileColumn column : set.columns()) {
      assertThat(Blocks.of(16, column.tall().pixels(), 1).count(WarmUpSamples.BLOCK)).isOne();
    }
  }
}
