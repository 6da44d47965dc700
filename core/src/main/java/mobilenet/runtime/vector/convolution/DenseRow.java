package mobilenet.runtime.vector.convolution;

import java.util.ArrayList;
import java.util.List;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.vector.tile.TileColumn;
import mobilenet.runtime.vector.tile.TileFamily;

/** How the tiles of one width of panel cover an output row of a dense convolution. */
final class DenseRow {
  private final TileFamily[] tiles;
  private final int[] firsts;
  private final boolean[] inner;

  private DenseRow(List<TileFamily> tiles, int width, Window window) {
    this.tiles = tiles.toArray(TileFamily[]::new);
    this.firsts = new int[this.tiles.length];
    this.inner = new boolean[this.tiles.length];
    int x = 0;
    for (int t = 0; t < firsts.length; t++) {
      int pixels = this.tiles[t].pixels();
      firsts[t] = Math.min(x, width - pixels);
      int right = window.column(firsts[t] + pixels - 1, window.kernel() - 1);
      inner[t] = window.column(firsts[t], 0) >= 0 && right < window.input().width();
      x += pixels;
    }
  }

  /**
   * Covers a row; the last tile may overlap the one before it.
   *
   * @param width pixels of the row, at least the taller tile's
   */
  static DenseRow of(TileColumn column, int width, Window window) {
    List<TileFamily> tiles = new ArrayList<>();
    int shorter = column.shorterTiles(width);
    int rest = width;
    while (rest > 0) {
      TileFamily tile = tiles.size() < shorter ? column.shorter() : column.tall();
      tiles.add(tile);
      rest -= tile.pixels();
    }
    return new DenseRow(tiles, width, window);
  }

  int tiles() {
    return tiles.length;
  }

  TileFamily tile(int index) {
    return tiles[index];
  }

  /** First pixel of a tile. */
  int first(int index) {
    return firsts[index];
  }

  /** Whether all that a tile reads lies inside the image's columns. */
  boolean isInner(int index) {
    return inner[index];
  }
}
