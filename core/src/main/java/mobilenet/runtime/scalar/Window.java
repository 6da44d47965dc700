package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;

/**
 * Where a convolution reads: input position of an output position and kernel tap.
 *
 * @param kernel size in both directions
 * @param stride in both directions
 * @param dilation in both directions
 * @param top zeros above the input
 * @param left zeros before the input
 * @param input what it slides over
 */
record Window(int kernel, int stride, int dilation, int top, int left, FeatureMap input) {

  static Window of(Op.Convolution conv, FeatureMap input) {
    return new Window(
        conv.kernel(),
        conv.stride(),
        conv.dilation(),
        conv.padding().before(input.height(), conv.kernel(), conv.stride(), conv.dilation()),
        conv.padding().before(input.width(), conv.kernel(), conv.stride(), conv.dilation()),
        input);
  }

  /** Input row of an output row and tap; outside the picture it stands for zeros. */
  int row(int outY, int tapY) {
    return outY * stride - top + tapY * dilation;
  }

  /** Input column of an output column and tap; outside the picture it stands for zeros. */
  int column(int outX, int tapX) {
    return outX * stride - left + tapX * dilation;
  }

  boolean hasRow(int y) {
    return y >= 0 && y < input.height();
  }

  boolean hasColumn(int x) {
    return x >= 0 && x < input.width();
  }

  /** Copies the pixels under the kernel, zeros outside the picture: k·k·C floats from index 0. */
  void gather(float[] picture, int outY, int outX, float[] patch) {
    gather(picture, outY, outX, 0, input.channels(), patch);
  }

  /** As {@link #gather(float[], int, int, float[])}, of some neighbouring channels. */
  void gather(float[] picture, int outY, int outX, int first, int channels, float[] patch) {
    int to = 0;
    for (int tapY = 0; tapY < kernel; tapY++) {
      int y = row(outY, tapY);
      for (int tapX = 0; tapX < kernel; tapX++, to += channels) {
        int x = column(outX, tapX);
        if (hasRow(y) && hasColumn(x)) {
          System.arraycopy(picture, input.offset(y, x) + first, patch, to, channels);
        } else {
          Arrays.fill(patch, to, to + channels, 0f);
        }
      }
    }
  }
}
