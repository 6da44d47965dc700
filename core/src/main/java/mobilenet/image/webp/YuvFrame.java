package mobilenet.image.webp;

/**
 * A decoded frame.
 *
 * @param luma whole macroblocks of 16×16 samples
 * @param u half as many samples along both axes
 * @param v the same
 */
record YuvFrame(Plane luma, Plane u, Plane v) {
  static YuvFrame ofMacroblocks(int columns, int rows) {
    return new YuvFrame(
        new Plane(16 * columns, 16 * rows),
        new Plane(8 * columns, 8 * rows),
        new Plane(8 * columns, 8 * rows));
  }
}
