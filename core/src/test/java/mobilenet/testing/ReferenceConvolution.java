package mobilenet.testing;

import mobilenet.architecture.Padding;
import mobilenet.graph.Op;

/** Convolution by its definition; padding is computed here, not by {@link Padding}. */
final class ReferenceConvolution {
  private final Op.Convolution op;
  private final float[] weight;
  private final FeatureMap in;
  private final FeatureMap out;
  private final int top;
  private final int left;

  ReferenceConvolution(Op.Convolution op, float[] weight, FeatureMap in) {
    this.op = op;
    this.weight = weight;
    this.in = in;
    this.out = FeatureMap.zeros(op.outChannels(), outputSize(in.height()), outputSize(in.width()));
    this.top = before(in.height());
    this.left = before(in.width());
  }

  private int reach() {
    return op.dilation() * (op.kernel() - 1);
  }

  private int outputSize(int size) {
    int same = (size + op.stride() - 1) / op.stride();
    int symmetric = (size + 2 * (reach() / 2) - reach() - 1) / op.stride() + 1;
    return op.padding() == Padding.SAME ? same : symmetric;
  }

  private int before(int size) {
    int lacking = (outputSize(size) - 1) * op.stride() + reach() + 1 - size;
    return op.padding() == Padding.SAME ? Math.max(lacking, 0) / 2 : reach() / 2;
  }

  FeatureMap apply() {
    int inPerGroup = op.inChannels() / op.groups();
    int outPerGroup = op.outChannels() / op.groups();
    int k = op.kernel();
    for (int o = 0; o < op.outChannels(); o++) {
      for (int i = 0; i < inPerGroup; i++) {
        int channel = o / outPerGroup * inPerGroup + i;
        for (int ky = 0; ky < k; ky++) {
          for (int kx = 0; kx < k; kx++) {
            addTap(o, channel, ky, kx, weight[((o * inPerGroup + i) * k + ky) * k + kx]);
          }
        }
      }
    }
    return out;
  }

  /** Adds one weight's share of one output channel; the pixel loop is innermost to be fast. */
  private void addTap(int o, int channel, int ky, int kx, double w) {
    int s = op.stride();
    int dx = kx * op.dilation() - left;
    int firstX = Math.max(0, (-dx + s - 1) / s);
    int endX = Math.min(out.width(), Math.floorDiv(in.width() - 1 - dx, s) + 1);
    for (int y = 0; y < out.height(); y++) {
      int inY = y * s + ky * op.dilation() - top;
      if (inY < 0 || inY >= in.height()) {
        continue;
      }
      int inRow = (channel * in.height() + inY) * in.width() + dx;
      int outRow = (o * out.height() + y) * out.width();
      addRow(w, inRow, s, outRow, firstX, endX);
    }
  }

  private void addRow(double w, int inRow, int stride, int outRow, int firstX, int endX) {
    double[] from = in.values();
    double[] to = out.values();
    for (int x = firstX; x < endX; x++) {
      to[outRow + x] += w * from[inRow + x * stride];
    }
  }
}
