package mobilenet.runtime.vector;

/**
 * The tiles of one shape: for rows of inputs and for dense convolutions, and of each one that keeps
 * its sums between bounds and one that ends with hard-swish. They are classes of their own because
 * C2 makes objects of sums that are stored in two branches. With C2 of 17 the first of both for
 * dense convolutions keeps no bounds: {@link Epilogue#behindMuch} asks for none there.
 *
 * @param pixels of a tile
 * @param vectors of output channels
 * @param depthStep the depth of rows must be a multiple of this; weights beyond the true depth are
 *     zero
 */
record TileFamily(
    int pixels,
    int vectors,
    int depthStep,
    Tile bounds,
    Tile hardSwish,
    DenseTile denseBounds,
    DenseTile denseHardSwish) {

  /** The tile for rows of inputs. */
  Tile rows(Epilogue epilogue) {
    return epilogue == Epilogue.HARD_SWISH ? hardSwish : bounds;
  }

  /** The tile for dense convolutions. */
  DenseTile dense(Epilogue epilogue) {
    return epilogue == Epilogue.HARD_SWISH ? denseHardSwish : denseBounds;
  }
}
