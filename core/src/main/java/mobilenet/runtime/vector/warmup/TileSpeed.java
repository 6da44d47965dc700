package mobilenet.runtime.vector.warmup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.runtime.vector.tile.TileColumn;

/**
 * How the tiles of one width did when they were tried.
 *
 * @param column the tiles
 * @param gflops measured, a multiply-add counting as two
 * @param boxes whether C2 makes objects of their vectors
 */
record TileSpeed(TileColumn column, double gflops, boolean boxes) {
  /**
   * Something is wrong where a tile falls so many times shorter of its expected speed than the best
   * one does. Expected speeds differ by up to 2 from each other, and what is measured by some tens
   * of percent from one time to the next.
   */
  private static final double MAX_SLOWDOWN = 2;

  private double share() {
    return gflops / column.speed();
  }

  /** Whether none of these boxes, or is much slower than it should be beside the best. */
  static boolean areSound(List<TileSpeed> speeds) {
    double best = speeds.stream().mapToDouble(TileSpeed::share).max().orElse(0);
    return speeds.stream().noneMatch(s -> s.boxes || s.share() * MAX_SLOWDOWN < best);
  }

  /**
   * The fastest tiles of each width by measured speeds: those expected of other processors mean
   * little where some of them were wrong.
   *
   * @return from the narrowest to the widest; what boxes is left out
   */
  static List<TileColumn> fastest(List<TileSpeed> speeds) {
    Map<Integer, TileSpeed> byWidth = new TreeMap<>();
    for (TileSpeed speed : speeds) {
      if (!speed.boxes) {
        byWidth.merge(speed.column.vectors(), speed, (a, b) -> a.gflops >= b.gflops ? a : b);
      }
    }
    return byWidth.values().stream().map(s -> s.column.withSpeed(s.gflops)).toList();
  }
}
