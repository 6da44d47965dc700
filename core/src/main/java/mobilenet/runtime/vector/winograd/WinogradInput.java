package mobilenet.runtime.vector.winograd;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;
import static mobilenet.runtime.vector.winograd.WinogradWeights.POSITIONS;
import static mobilenet.runtime.vector.winograd.WinogradWeights.SIDE;

import jdk.incubator.vector.FloatVector;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.kernel.ZeroTail;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.InputColumns;
import mobilenet.runtime.vector.winograd.WinogradWeights.Term;

/**
 * Transforms the input of rows of tiles, five rows of five columns a tile, to what {@link
 * WinogradWeights} multiplies: for each position one row of inputs a tile.
 */
final class WinogradInput {
  /** Input rows and columns of a tile. */
  private static final int SPAN = 5;

  private final Window window;
  private final int tiles;
  private final ZeroTail zeroTail;
  private final int channels;
  private final int lastVector;

  /** Floats from the input of a tile to that of the next. */
  private final int tileStep;

  /** The first tile whose input lies inside the image's columns, and one past the last. */
  private final int firstInner;

  private final int endInner;

  /** Where the columns of each tile lie in a row, or {@link InputColumns#OUTSIDE}. */
  private final int[] columns;

  private final int[] starts = new int[POSITIONS + 1];
  private final int[] steps = new int[POSITIONS];

  /**
   * @param tiles of a row
   * @param tileRows that are multiplied at once
   */
  WinogradInput(Window window, int tiles, int tileRows) {
    this.window = window;
    this.tiles = tiles;
    this.zeroTail = ZeroTail.of(window.input().offset(1, 0));
    this.channels = window.input().channels();
    this.lastVector = Lanes.align(channels) - COUNT;
    this.tileStep = WinogradConvolution.TILE * window.stride() * window.input().pixelStride();
    int first = 0;
    while (first < tiles && !isInner(first)) {
      first++;
    }
    int end = first;
    while (end < tiles && isInner(end)) {
      end++;
    }
    this.firstInner = first;
    this.endInner = end;
    this.columns = new int[tiles * SPAN];
    for (int i = 0; i < columns.length; i++) {
      int x = window.column(i / SPAN * WinogradConvolution.TILE, 0) + i % SPAN;
      columns[i] = window.hasColumn(x) ? window.input().offset(0, x) : InputColumns.OUTSIDE;
    }
    for (int position = 0; position < POSITIONS; position++) {
      int terms = Term.count(position / SIDE) * Term.count(position % SIDE);
      // The last vector of a row is stored as a whole, and must not reach into the next row.
      steps[position] = (terms - 1) * channels + Lanes.align(channels);
      starts[position + 1] = starts[position] + tileRows * tiles * steps[position];
    }
  }

  private boolean isInner(int tile) {
    int left = window.column(tile * WinogradConvolution.TILE, 0);
    return window.hasColumn(left) && window.hasColumn(left + SPAN - 1);
  }

  /**
   * Index of the first tile's inputs at a position; for as many as there are, one past the last.
   */
  int start(int position) {
    return starts[position];
  }

  /** A row of zeros, which stands for those above and below the image. */
  ZeroTail zeroTail() {
    return zeroTail;
  }

  /** Floats from the inputs of a tile to those of the next. */
  int step(int position) {
    return steps[position];
  }

  /**
   * Transforms what a row of tiles reads. Input rows that {@code in} does not hold are taken for
   * zeros, or for what lies there: only those are missing that no wanted output depends on.
   *
   * @param in rows of the input, zeros at its end
   * @param inRow the row that {@code in} starts with
   * @param y the upper output row of the tiles
   * @param to written
   * @param tileRow number of the row of tiles among those that are multiplied at once
   */
  void transform(float[] in, int inRow, int y, float[] to, int tileRow) {
    int before = tileRow * tiles;
    for (int t = 0; t < firstInner; t++) {
      tiles(in, inRow, y, t, 1, to, before + t);
    }
    if (endInner > firstInner) {
      tiles(in, inRow, y, firstInner, endInner - firstInner, to, before + firstInner);
    }
    for (int t = endInner; t < tiles; t++) {
      tiles(in, inRow, y, t, 1, to, before + t);
    }
  }

  /** Some neighbouring tiles, which lie inside the image's columns if they are more than one. */
  private void tiles(float[] in, int inRow, int y, int tile, int count, float[] to, int toTile) {
    int zeros = zeroTail.start(in);
    int middle = row(y, 2, inRow, zeros);
    differences(
        in, row(y, 0, inRow, zeros), middle, zeros, tile, count, to, toTile, Term.EVEN_BEFORE);
    plain(in, row(y, 1, inRow, zeros), zeros, tile, count, to, toTile, Term.ODD_BEFORE);
    plain(in, middle, zeros, tile, count, to, toTile, Term.MIDDLE);
    differences(
        in, row(y, 4, inRow, zeros), middle, zeros, tile, count, to, toTile, Term.EVEN_AFTER);
    plain(in, row(y, 3, inRow, zeros), zeros, tile, count, to, toTile, Term.ODD_AFTER);
  }

  private int row(int y, int i, int inRow, int zeros) {
    int row = window.row(y, 0) + i;
    int at = window.input().offset(row - inRow, 0);
    return window.hasRow(row) && at >= 0 && at < zeros ? at : zeros;
  }

  private int at(int row, int tile, int column, int zeros) {
    return InputColumns.at(columns[tile * SPAN + column], row, zeros);
  }

  /** Where a tile's inputs lie that belong to a term of the rows and a sum of the columns. */
  private int target(Term rows, int sumX, int tile) {
    int position = rows.sum() * SIDE + sumX;
    return starts[position] + tile * steps[position] + rows.order() * Term.count(sumX) * channels;
  }

  /** A term of the rows that is an input row. From the last channels on: they reach too far. */
  private void plain(
      float[] in, int row, int zeros, int tile, int count, float[] to, int toTile, Term term) {
    int i0 = at(row, tile, 0, zeros);
    int i1 = at(row, tile, 1, zeros);
    int i2 = at(row, tile, 2, zeros);
    int i3 = at(row, tile, 3, zeros);
    int i4 = at(row, tile, 4, zeros);
    int sum = term.sum() * SIDE;
    for (int c = lastVector; c >= 0; c -= COUNT) {
      int before = target(term, 0, toTile) + c;
      int middle = target(term, 1, toTile) + c;
      int after = target(term, 2, toTile) + c;
      for (int t = 0, i = c; t < count; t++, i += tileStep) {
        FloatVector e1 = FloatVector.fromArray(SPECIES, in, i2 + i);
        FloatVector.fromArray(SPECIES, in, i0 + i).sub(e1).intoArray(to, before);
        FloatVector.fromArray(SPECIES, in, i1 + i).intoArray(to, before + channels);
        e1.intoArray(to, middle);
        FloatVector.fromArray(SPECIES, in, i4 + i).sub(e1).intoArray(to, after);
        FloatVector.fromArray(SPECIES, in, i3 + i).intoArray(to, after + channels);
        before += steps[sum];
        middle += steps[sum + 1];
        after += steps[sum + 2];
      }
    }
  }

  /** A term of the rows that is a difference of two input rows. */
  private void differences(
      float[] in,
      int row,
      int minus,
      int zeros,
      int tile,
      int count,
      float[] to,
      int toTile,
      Term term) {
    int i0 = at(row, tile, 0, zeros);
    int i1 = at(row, tile, 1, zeros);
    int i2 = at(row, tile, 2, zeros);
    int i3 = at(row, tile, 3, zeros);
    int i4 = at(row, tile, 4, zeros);
    int j0 = at(minus, tile, 0, zeros);
    int j1 = at(minus, tile, 1, zeros);
    int j2 = at(minus, tile, 2, zeros);
    int j3 = at(minus, tile, 3, zeros);
    int j4 = at(minus, tile, 4, zeros);
    int sum = term.sum() * SIDE;
    for (int c = lastVector; c >= 0; c -= COUNT) {
      int before = target(term, 0, toTile) + c;
      int middle = target(term, 1, toTile) + c;
      int after = target(term, 2, toTile) + c;
      for (int t = 0, i = c; t < count; t++, i += tileStep) {
        FloatVector e1 =
            FloatVector.fromArray(SPECIES, in, i2 + i)
                .sub(FloatVector.fromArray(SPECIES, in, j2 + i));
        FloatVector.fromArray(SPECIES, in, i0 + i)
            .sub(FloatVector.fromArray(SPECIES, in, j0 + i))
            .sub(e1)
            .intoArray(to, before);
        FloatVector.fromArray(SPECIES, in, i1 + i)
            .sub(FloatVector.fromArray(SPECIES, in, j1 + i))
            .intoArray(to, before + channels);
        e1.intoArray(to, middle);
        FloatVector.fromArray(SPECIES, in, i4 + i)
            .sub(FloatVector.fromArray(SPECIES, in, j4 + i))
            .sub(e1)
            .intoArray(to, after);
        FloatVector.fromArray(SPECIES, in, i3 + i)
            .sub(FloatVector.fromArray(SPECIES, in, j3 + i))
            .intoArray(to, after + channels);
        before += steps[sum];
        middle += steps[sum + 1];
        after += steps[sum + 2];
      }
    }
  }
}
