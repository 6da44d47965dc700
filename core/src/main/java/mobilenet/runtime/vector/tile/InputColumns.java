package mobilenet.runtime.vector.tile;

/**
 * Where the columns that a tile reads lie in a row of the input. A table holds their offsets, and
 * zeros at the end of the array stand for columns outside the image.
 */
public final class InputColumns {
  /** Stands in a table for a column outside the image. */
  public static final int OUTSIDE = -1;

  private InputColumns() {}

  /**
   * Index of a column's first row.
   *
   * @param offset in a row, or {@link #OUTSIDE}
   * @param base index of the row
   * @param zeros index of the zeros
   */
  public static int at(int offset, int base, int zeros) {
    return offset == OUTSIDE ? zeros : base + offset;
  }
}
