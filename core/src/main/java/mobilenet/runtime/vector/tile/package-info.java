/**
 * The matrix product. Output channels are cut into panels of one to four vectors ({@code
 * PanelLayout}, {@code PackedWeights}), pixels into blocks ({@code Blocks}), and a register tile
 * ({@code Tile}, {@code DenseTile}) computes some pixels of one panel with all sums in registers. A
 * {@code TileColumn} has the tiles for one width of panel, a {@code TileSet} those for all widths
 * on one target. The tiles themselves are written by a program in {@code src/generator}.
 */
package mobilenet.runtime.vector.tile;
