package mobilenet.runtime.kernel;

import java.util.Arrays;
import mobilenet.graph.Op;

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
public record Window(int kernel, int stride, int dilation, int top, int left, FeatureMap input) {

  /** The window of a convolution over a layout. */
  public static Window of(Op.Convolution conv, FeatureMap input) {
    return new Window(
        conv.kernel(),
        conv.stride(),
        conv.dilation(),
        conv.padding().before(input.height(), conv.kernel(), conv.stride(), conv.dilation()),
        conv.padding().before(input.width(), conv.kernel(), conv.stride(), conv.dilation()),
        input);
  }

  /** Input row of an output row and tap; outside the image it stands for zeros. */
  public int row(int outY, int tapY) {
    return outY * stride - top + tapY * dilation;
  }

  /** Input column of an output column and tap; outside the image it stands for zeros. */
  public int column(int outX, int tapX) {
    return outX * stride - left + tapX * dilation;
  }

  /** Whether an input row is inside the image. */
  public boolean hasRow(int y) {
    return y >= 0 && y < input.height();
  }

  /** Whether an input column is inside the image. */
  public boolean hasColumn(int x) {
    return x >= 0 && x < input.width();
  }

  /** Whether the pixels under a row of the kernel lie together and inside the image's columns. */
  private boolean inOnePiece(int outX, int channels) {
    int left = column(outX, 0);
    return dilation == 1
        && channels == input.pixelStride()
        && left >= 0
        && left + kernel <= input.width();
  }

  /**
   * Copies the pixels under the kernel, tap by tap, zeros outside the image.
   *
   * @param first first channel to copy; less by the floats of the rows that {@code image} leaves
   *     out before the one that it starts with
   * @param channels how many
   * @param patch filled from {@code to} on with k·k·{@code channels} floats
   */
  public void gather(
      float[] image, int outY, int outX, int first, int channels, float[] patch, int to) {
    boolean inOnePiece = inOnePiece(outX, channels);
    int rowLength = kernel * channels;
    for (int tapY = 0; tapY < kernel; tapY++) {
      int y = row(outY, tapY);
      int at = to + tapY * rowLength;
      if (!hasRow(y)) {
        Arrays.fill(patch, at, at + rowLength, 0f);
      } else if (inOnePiece) {
        System.arraycopy(image, input.offset(y, column(outX, 0)) + first, patch, at, rowLength);
      } else {
        gatherRow(image, y, outX, first, channels, patch, at);
      }
    }
  }

  private void gatherRow(
      float[] image, int y, int outX, int first, int channels, float[] patch, int to) {
    int at = to;
    for (int tapX = 0; tapX < kernel; tapX++, at += channels) {
      int x = column(outX, tapX);
      if (hasColumn(x)) {
        System.arraycopy(image, input.offset(y, x) + first, patch, at, channels);
      } else {
        Arrays.fill(patch, at, at + channels, 0f);
      }
    }
  }
}
