package mobilenet.runtime.vector.machine;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.runtime.vector.VectorKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

  /** The build runs this package's tests at several widths. */
  @Test
  void hasTheWidthAskedFor() {
    int bits = Lanes.COUNT * Float.SIZE;
    assertThat(bits).isEqualTo(Integer.getInteger(Lanes.PROPERTY, bits)).isIn(128, 256, 512);
    assertThat(new VectorKernels().name()).isEqualTo("vector-" + bits);
    assertThat(new VectorKernels().pixelStride(1)).isEqualTo(Lanes.COUNT);
  }

  @Test
  void alignsUp() {
    assertThat(Lanes.align(0)).isZero();
    assertThat(Lanes.align(1)).isEqualTo(Lanes.COUNT);
    assertThat(Lanes.align(Lanes.COUNT)).isEqualTo(Lanes.COUNT);
    assertThat(Lanes.align(Lanes.COUNT + 1)).isEqualTo(2 * Lanes.COUNT);
  }

  @ParameterizedTest
  @CsvSource({"192, 192", "255, 272", "256, 272", "384, 384", "512, 528", "1024, 1040"})
  void pixelsDoNotLieWholeKibibytesApart(int channels, int stride) {
    assertThat(Lanes.pixelStride(channels)).isEqualTo(stride);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 1000})
  void alignsToTheNearestMultiple(int n) {
    assertThat(Lanes.align(n) % Lanes.COUNT).isZero();
    assertThat(Lanes.align(n)).isBetween(n, n + Lanes.COUNT - 1);
  }
}
