package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PyTorch's zeros, as far as windows reach them, beside those that TensorFlow documents. */
class ZerosTest {
  @ParameterizedTest
  @CsvSource({
    // rule, size, kernel, stride, dilation: before, after, TensorFlow's
    "SYMMETRIC, 8, 3, 1, 1, 1, 1, true",
    "SYMMETRIC, 7, 3, 1, 1, 1, 1, true",
    "SYMMETRIC, 8, 3, 2, 1, 1, 0, false",
    "SYMMETRIC, 7, 3, 2, 1, 1, 1, true",
    "SYMMETRIC, 8, 5, 2, 1, 2, 1, false",
    "SYMMETRIC, 8, 5, 1, 2, 4, 4, true",
    "SYMMETRIC, 8, 1, 2, 1, 0, 0, true",
    "SAME, 8, 3, 2, 1, 0, 1, true",
    "SAME, 7, 3, 2, 1, 1, 1, true",
    "SAME, 8, 5, 2, 1, 1, 2, true",
    "SAME, 1, 5, 2, 1, 2, 2, true"
  })
  void areThoseOfTheRule(
      Padding rule,
      int size,
      int kernel,
      int stride,
      int dilation,
      int before,
      int after,
      boolean likeTensorFlow) {
    Parameter weight = new Parameter("w", List.of(4, 1, kernel, kernel), Parameter.Kind.WEIGHT);
    Op.Convolution conv =
        Op.Convolution.of(weight, 4).withPadding(rule).withStride(stride).withDilation(dilation);
    assertThat(Zeros.of(conv, size)).isEqualTo(new Zeros(before, after, likeTensorFlow));
  }
}
