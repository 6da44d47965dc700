package mobilenet.image.webp;

/** Smooths the edges between blocks of a whole frame; RFC 6386, section 15. */
final class LoopFilter {
  private static final int LAST_LEVEL = 63;
  private static final int MACROBLOCK = 16;
  private static final int BLOCK = 4;

  private final FilterHeader header;
  private final int columns;

  /** One per macroblock, in raster order. */
  private final byte[] levels;

  private final boolean[] filtersInside;

  LoopFilter(FilterHeader header, int columns, int rows) {
    this.header = header;
    this.columns = columns;
    this.levels = new byte[columns * rows];
    this.filtersInside = new boolean[levels.length];
  }

  /** Remembers the filter that a macroblock needs. */
  void note(int index, Segmentation segmentation, Macroblock macroblock, boolean hasCoefficients) {
    int level =
        segmentation.filterLevel(macroblock.segment, header.level())
            + header.intraDelta()
            + (macroblock.splitsLuma ? header.splitDelta() : 0);
    levels[index] = (byte) Math.max(0, Math.min(LAST_LEVEL, level));
    filtersInside[index] = macroblock.splitsLuma || hasCoefficients;
  }

  void apply(YuvFrame frame) {
    if (header.level() == 0) {
      return;
    }
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] > 0) {
        apply(frame, i);
      }
    }
  }

  private void apply(YuvFrame frame, int index) {
    int level = levels[index];
    int interior = interiorLimit(level);
    int edge = 2 * level + interior;
    int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    EdgeFilter outer = new EdgeFilter(edge + 4, interior, variance);
    EdgeFilter inner = new EdgeFilter(edge, interior, variance);
    int column = index % columns;
    int row = index / columns;
    for (boolean across : new boolean[] {true, false}) {
      if ((across ? column : row) > 0) {
        apply(frame, column, row, across, 0, outer);
      }
      if (filtersInside[index]) {
        for (int at = BLOCK; at < MACROBLOCK; at += BLOCK) {
          apply(frame, column, row, across, at, inner);
        }
      }
    }
  }

  private int interiorLimit(int level) {
    int sharpness = header.sharpness();
    if (sharpness == 0) {
      return Math.max(level, 1);
    }
    int lowered = level >> (sharpness > 4 ? 2 : 1);
    return Math.max(Math.min(lowered, 9 - sharpness), 1);
  }

  /** One edge, {@code offset} luma samples into the macroblock, of all planes. */
  private void apply(
      YuvFrame frame, int column, int row, boolean across, int offset, EdgeFilter filter) {
    filter(frame.luma(), column, row, MACROBLOCK, across, offset, filter);
    // Chroma has half as many samples, and so half the edges.
    if (!header.simple() && offset % (2 * BLOCK) == 0) {
      filter(frame.u(), column, row, MACROBLOCK / 2, across, offset / 2, filter);
      filter(frame.v(), column, row, MACROBLOCK / 2, across, offset / 2, filter);
    }
  }

  private void filter(
      Plane plane, int column, int row, int side, boolean across, int offset, EdgeFilter filter) {
    int at = plane.at(column * side, row * side);
    int step = across ? 1 : plane.stride();
    int along = across ? plane.stride() : 1;
    int first = at + offset * step;
    for (int i = 0; i < side; i++) {
      if (header.simple()) {
        filter.simple(plane.samples(), first + i * along, step);
      } else if (offset == 0) {
        filter.macroblockEdge(plane.samples(), first + i * along, step);
      } else {
        filter.blockEdge(plane.samples(), first + i * along, step);
      }
    }
  }
}
