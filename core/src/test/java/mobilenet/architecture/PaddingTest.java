package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaddingTest {

  /** Positions counted one by one, for sizes even and odd, smaller and larger than the kernel. */
  @ParameterizedTest
  @EnumSource(Padding.class)
  void sweepAgreesWithTheDefinition(Padding padding) {
    for (int size = 1; size <= 40; size++) {
      for (int kernel : new int[] {1, 3, 5, 7}) {
        for (int stride = 1; stride <= 2; stride++) {
          for (int dilation : new int[] {1, 2, 4}) {
            check(padding, size, kernel, stride, dilation);
          }
        }
      }
    }
  }

  private static void check(Padding padding, int size, int kernel, int stride, int dilation) {
    int reach = dilation * (kernel - 1);
    int positions = 0;
    int before = reach / 2;
    if (padding == Padding.SAME) {
      for (int i = 0; i < size; i += stride) {
        positions++;
      }
      int total = 0;
      while (size + total < (positions - 1) * stride + reach + 1) {
        total++;
      }
      before = total / 2;
    } else {
      while (positions * stride + reach < size + 2 * before) {
        positions++;
      }
    }
    String what = padding + " n=" + size + " k=" + kernel + " s=" + stride + " d=" + dilation;
    assertThat(padding.outputSize(size, kernel, stride, dilation)).as(what).isEqualTo(positions);
    assertThat(padding.before(size, kernel, stride, dilation)).as(what).isEqualTo(before);
  }

  /** The pixel that makes TensorFlow's weights unusable under symmetric padding. */
  @ParameterizedTest
  @CsvSource({"224, 3, 0, 1", "224, 5, 1, 2", "225, 3, 1, 1", "225, 5, 2, 2"})
  void stridedLayersShiftOnEvenSizesAlone(int size, int kernel, int same, int symmetric) {
    assertThat(Padding.SAME.before(size, kernel, 2, 1)).isEqualTo(same);
    assertThat(Padding.SYMMETRIC.before(size, kernel, 2, 1)).isEqualTo(symmetric);
  }
}
