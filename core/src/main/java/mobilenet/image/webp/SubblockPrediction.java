package mobilenet.image.webp;

/** Predicts 4×4 luma samples; RFC 6386, 12.3. */
final class SubblockPrediction {
  private static final int SIDE = 4;

  /** Where the corner is in the edge. */
  private static final int CORNER = 4;

  private static final int LAST = 12;

  /**
   * The samples around the subblock: up its left side, the corner, then along the row above and
   * four samples beyond it.
   */
  private final int[] edge = new int[LAST + 1];

  /**
   * Fills a subblock with its prediction.
   *
   * @param at index of its first sample
   * @param aboveRight index of the four samples that follow the row above
   */
  void predict(SubblockMode mode, Plane plane, int at, int aboveRight) {
    if (mode == SubblockMode.TRUE_MOTION) {
      BlockPrediction.trueMotion(plane, at, SIDE);
      return;
    }
    readEdge(plane, at, aboveRight);
    int average = mode == SubblockMode.DC ? average() : 0;
    byte[] samples = plane.samples();
    for (int y = 0; y < SIDE; y++) {
      int row = at + y * plane.stride();
      for (int x = 0; x < SIDE; x++) {
        samples[row + x] =
            (byte)
                switch (mode) {
                  case DC, TRUE_MOTION -> average;
                  case VERTICAL -> smooth(CORNER + 1 + x);
                  case HORIZONTAL -> smooth(CORNER - 1 - y);
                  case DOWN_LEFT -> smooth(CORNER + 2 + x + y);
                  case DOWN_RIGHT -> smooth(CORNER + x - y);
                  case VERTICAL_RIGHT -> verticalRight(x, y);
                  case VERTICAL_LEFT -> verticalLeft(x, y);
                  case HORIZONTAL_DOWN -> horizontalDown(x, y);
                  case HORIZONTAL_UP -> horizontalUp(x, y);
                };
      }
    }
  }

  private void readEdge(Plane plane, int at, int aboveRight) {
    byte[] samples = plane.samples();
    int above = at - plane.stride();
    for (int i = 0; i < SIDE; i++) {
      edge[CORNER - 1 - i] = samples[at + i * plane.stride() - 1] & 0xFF;
      edge[CORNER + 1 + i] = samples[above + i] & 0xFF;
      edge[CORNER + 1 + SIDE + i] = samples[aboveRight + i] & 0xFF;
    }
    edge[CORNER] = samples[above - 1] & 0xFF;
  }

  private int average() {
    int sum = SIDE;
    for (int i = 0; i < SIDE; i++) {
      sum += edge[i] + edge[CORNER + 1 + i];
    }
    return sum >> 3;
  }

  /** Weighted 1 : 2 : 1; the edge's ends are their own neighbours. */
  private int smooth(int centre) {
    int before = edge[Math.max(centre - 1, 0)];
    int after = edge[Math.min(centre + 1, LAST)];
    return (before + 2 * edge[centre] + after + 2) >> 2;
  }

  /** Halfway to the next sample of the edge. */
  private int between(int first) {
    return (edge[first] + edge[first + 1] + 1) >> 1;
  }

  private int verticalRight(int x, int y) {
    int slope = 2 * x - y;
    if (slope < -1) {
      return smooth(CORNER + 1 - y);
    }
    int place = CORNER + x - (y >> 1);
    return (y & 1) == 0 ? between(place) : smooth(place);
  }

  private int horizontalDown(int x, int y) {
    int slope = 2 * y - x;
    if (slope < -1) {
      return smooth(CORNER + x - 1);
    }
    int place = CORNER - y + (x >> 1);
    return (x & 1) == 0 ? between(place - 1) : smooth(place);
  }

  private int verticalLeft(int x, int y) {
    // The specification's two exceptions, in the last column.
    if (x == SIDE - 1 && y >= 2) {
      return smooth(CORNER + 4 + y);
    }
    int place = CORNER + 1 + x + (y >> 1);
    return (y & 1) == 0 ? between(place) : smooth(place + 1);
  }

  private int horizontalUp(int x, int y) {
    int steps = x + 2 * y;
    int place = CORNER - 2 - (steps >> 1);
    if (place < 0) {
      return edge[0];
    }
    return (steps & 1) == 0 ? between(place) : smooth(place);
  }
}
