package mobilenet.runtime.vector.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 10, 14})
  void coverEveryPixelOnce(int tile) {
    for (int depth : List.of(2, 27, 576, 960, 5000, 40_000)) {
      for (int pixels = 1; pixels <= 1000; pixels++) {
        check(Blocks.of(depth, tile, 1), pixels, tile);
        check(Blocks.of(depth, tile, 6), pixels, tile);
      }
      check(Blocks.of(depth, tile, 1), 112 * 112, tile);
    }
  }

  private static void check(Blocks blocks, int pixels, int tile) {
    int max = 0;
    int end = 0;
    for (int b = 0; b < blocks.count(pixels); b++) {
      assertThat(blocks.first(pixels, b)).as("block %s of %s", b, blocks).isEqualTo(end);
      assertThat(end % tile).isZero();
      end = blocks.first(pixels, b + 1);
      // One tile is computed at once; less would be computed pixel by pixel.
      assertThat(end - blocks.first(pixels, b))
          .as("block %s of %s", b, blocks)
          .isGreaterThanOrEqualTo(Math.min(tile, pixels));
      max = Math.max(max, end - blocks.first(pixels, b));
    }
    assertThat(end).isEqualTo(pixels);
    assertThat(max).isLessThanOrEqualTo(blocks.maxPixels(pixels));
  }

  @Test
  void holdWhatTheCachesHold() {
    assertThat(Blocks.of(100, 6, 8).count(144)).isEqualTo(1);
    assertThat(Blocks.of(2048, 6, 8).maxPixels(196)).isBetween(40, 66);
    assertThat(Blocks.of(100, 6, 1).count(49)).isEqualTo(1);
  }

  @Test
  void areMoreWhereThereAreFewPanelsToShareOut() {
    assertThat(Blocks.of(100, 6, 1).count(196)).isEqualTo(4);
    assertThat(Blocks.of(100, 6, 3).count(196)).isEqualTo(4);
    assertThat(Blocks.of(100, 6, 100).count(196)).isEqualTo(1);
  }

  @Test
  void areNoSmallerThanTwoTilesOfDeepSums() {
    assertThat(Blocks.of(100_000, 6, 8).count(196)).isEqualTo(196 / 12);
  }

  @Test
  void doNotOverflow() {
    int pixels = 100_000_000;
    Blocks blocks = Blocks.of(2, 6, 8);
    assertThat(blocks.first(pixels, blocks.count(pixels) - 1)).isBetween(99_999_700, pixels);
  }
}
