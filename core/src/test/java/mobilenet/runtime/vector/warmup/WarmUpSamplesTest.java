package mobilenet.runtime.vector.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import mobilenet.graph.Op;
import mobilenet.runtime.vector.VectorKernels;
import mobilenet.runtime.vector.elementwise.GlobalAveragePool;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.Blocks;
import mobilenet.runtime.vector.tile.TileColumn;
import mobilenet.runtime.vector.tile.TileSet;
import mobilenet.runtime.vector.tile.TileSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpSamplesTest {

  static Stream<TileSet> sets() {
    return TileSets.all();
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

  /** Otherwise it would be cut, and its parts need other tiles. */
  @ParameterizedTest
  @MethodSource("sets")
  void theBlockIsOne(TileSet set) {
    for (TileColumn column : set.columns()) {
      assertThat(Blocks.of(16, column.tall().pixels(), 1).count(WarmUpSamples.BLOCK)).isOne();
    }
  }

  /** Whole blocks of channels and the rest of them are loops of their own. */
  @Test
  void bothLoopsOfGlobalPoolingAreCompiled() {
    assertThat(WarmUpSamples.POOLED_VECTORS).isGreaterThan(GlobalAveragePool.VECTORS);
    assertThat(WarmUpSamples.POOLED_VECTORS % GlobalAveragePool.VECTORS).isPositive();
    Op op = new Op.GlobalAveragePool();
    assertThat(op.accept(new WarmUpSamples(new VectorKernels())))
        .singleElement()
        .satisfies(
            sample ->
                assertThat(sample.outputs())
                    .isEqualTo(Lanes.pixelStride(WarmUpSamples.POOLED_VECTORS * Lanes.COUNT)));
  }
}
