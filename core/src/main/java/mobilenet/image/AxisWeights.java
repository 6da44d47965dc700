package mobilenet.image;

/**
 * The weights of resizing along one axis: for each output position, a run of source positions and
 * their fixed-point weights. Rows and columns are resized independently, each with weights of their
 * own.
 */
final class AxisWeights {
  /**
   * 8 bits of sample and 2 bits of head room (a bicubic sum may overshoot) leave 22 of 32 bits.
   * This is Pillow's number; with another one, results differ.
   */
  static final int PRECISION_BITS = 22;

  private final int[] first;
  private final int[] start;
  private final int[] weights;

  private AxisWeights(int[] first, int[] start, int[] weights) {
    this.first = first;
    this.start = start;
    this.weights = weights;
  }

  /**
   * Weights of a range of output positions.
   *
   * @param sourceSize positions of the source
   * @param outputSize positions that the whole source is resized to
   * @param from first output position wanted
   * @param count number of output positions wanted
   */
  static AxisWeights of(
      int sourceSize, long outputSize, long from, int count, Interpolation interpolation) {
    return interpolation.alignsCorners()
        ? alignedCorners(sourceSize, outputSize, from, count)
        : antialiased(sourceSize, outputSize, from, count, interpolation);
  }

  /** The first and the last output position coincide with those of the source. */
  private static AxisWeights alignedCorners(int sourceSize, long outputSize, long from, int count) {
    double step = outputSize > 1 ? (sourceSize - 1) / (outputSize - 1.0) : 0;
    int[] first = new int[count];
    int[] start = new int[count + 1];
    int[] weights = new int[2 * count];
    for (int i = 0; i < count; i++) {
      double position = (from + i) * step;
      first[i] = Math.min((int) position, sourceSize - 1);
      int second = toFixedPoint(position - first[i]);
      weights[start[i]] = toFixedPoint(1) - second;
      boolean hasSecond = first[i] + 1 < sourceSize;
      start[i + 1] = start[i] + (hasSecond ? 2 : 1);
      if (hasSecond) {
        weights[start[i] + 1] = second;
      }
    }
    return new AxisWeights(first, start, weights);
  }

  private static AxisWeights antialiased(
      int sourceSize, long outputSize, long from, int count, Interpolation interpolation) {
    double scale = (double) sourceSize / outputSize;
    // When shrinking, the filter is widened so that every source pixel counts: the antialiasing.
    double filterScale = Math.max(scale, 1);
    double support = interpolation.radius() * filterScale;

    int[] first = new int[count];
    int[] start = new int[count + 1];
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      first[i] = Math.max((int) (centre - support + 0.5), 0);
      int end = Math.min((int) (centre + support + 0.5), sourceSize);
      start[i + 1] = Math.addExact(start[i], end - first[i]);
    }

    int[] weights = new int[start[count]];
    for (int i = 0; i < count; i++) {
      double[] exact = new double[start[i + 1] - start[i]];
      double centre = (from + i + 0.5) * scale;
      double sum = 0;
      for (int k = 0; k < exact.length; k++) {
        exact[k] = interpolation.weight((k + first[i] - centre + 0.5) * (1 / filterScale));
        sum += exact[k];
      }
      for (int k = 0; k < exact.length; k++) {
        weights[start[i] + k] = toFixedPoint(exact[k] / sum);
      }
    }
    return new AxisWeights(first, start, weights);
  }

  private static int toFixedPoint(double share) {
    return (int) (share * (1 << PRECISION_BITS) + (share < 0 ? -0.5 : 0.5));
  }

  int count() {
    return first.length;
  }

  /** First source position that any output position needs. */
  int firstSource() {
    return first[0];
  }

  /** One past the last source position that any output position needs. */
  int endSource() {
    return end(count() - 1);
  }

  /** First source position of an output position. */
  int first(int output) {
    return first[output];
  }

  /** One past the last source position of an output position. */
  int end(int output) {
    return first[output] + start[output + 1] - start[output];
  }

  /** Index that the weight of source position 0 would have for an output position. */
  int base(int output) {
    return start[output] - first[output];
  }

  int[] weights() {
    return weights;
  }
}
