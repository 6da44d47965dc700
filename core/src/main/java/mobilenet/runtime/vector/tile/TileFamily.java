package mobilenet.runtime.vector.tile;

import java.util.Optional;
import mobilenet.runtime.vector.activation.TileEpilogue;

/**
 * The tiles of one shape: for rows of inputs and for dense convolutions, and of each one that keeps
 * its sums between bounds and one that ends with hard-swish. They are classes of their own because
 * C2 makes objects of sums that are stored in two branches. With C2 of 17 none ends with hard-swish
 * and the dense ones keep no bounds, since {@link TileEpilogue} asks for neither there.
 *
 * @param pixels of a tile
 * @param vectors of output channels
 * @param depthStep the depth of rows must be a multiple of this; weights beyond the true depth are
 *     zero
 * @param rows tile for rows of inputs
 * @param rowsHardSwish the same with hard-swish
 * @param dense tile for dense convolutions
 * @param denseHardSwish the same with hard-swish
 */
public record TileFamily(
    int pixels,
    int vectors,
    int depthStep,
    Tile rows,
    Optional<Tile> rowsHardSwish,
    DenseTile dense,
    Optional<DenseTile> denseHardSwish) {

  /** The tile for rows of inputs. */
  public Tile rows(TileEpilogue epilogue) {
    return epilogue == TileEpilogue.HARD_SWISH ? rowsHardSwish.orElseThrow() : rows;
  }

  /** The tile for dense convolutions. */
  public DenseTile dense(TileEpilogue epilogue) {
    return epilogue == TileEpilogue.HARD_SWISH ? denseHardSwish.orElseThrow() : dense;
  }
}
