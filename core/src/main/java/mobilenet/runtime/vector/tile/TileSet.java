package mobilenet.runtime.vector.tile;

import java.util.ArrayList;
import java.util.List;
import mobilenet.runtime.vector.machine.Target;

/**
 * The shapes of tile that run fastest here. C2 may load all operands of a step before it
 * multiplies, and then spills sums: with which shapes it does not depends on the registers, on its
 * version, and on whether it runs loops in strips.
 *
 * @param columns from the narrowest panel, of one vector, to the widest
 */
public record TileSet(List<TileColumn> columns) {
  /** The tiles that should be the fastest for this virtual machine. */
  public static final TileSet EXPECTED = choose(Target.HERE);

  /** Small tiles, which need few registers and little of C2: for where others fail. */
  public static final TileSet SMALL = small(Target.HERE);

  /** Checks that any number of vectors can be cut into panels. */
  public TileSet {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.get(0).vectors() != 1) {
      throw new IllegalArgumentException("a set of tiles needs one of a single vector");
    }
  }

  /**
   * The tiles that should be the fastest. Speeds are GFLOP/s of one core over Conv-S's layers: 256
   * bits on a Zen 3 (peak 98), 512 bits on a Zen 5 (peak 226).
   */
  public static TileSet choose(Target target) {
    boolean later = target.laterCompiler();
    if (target.hasManyRegisters()) {
      return wide(later);
    }
    TileColumn one = TileColumn.of(TileFamilies.of8x1Unrolled(later), later ? 55 : 27);
    TileColumn three = TileColumn.of(TileFamilies.of3x3(later), 81);
    if (later) {
      TileColumn two =
          target.stripMining()
              ? new TileColumn(TileFamilies.of6x2(), TileFamilies.of5x2(), 87)
              : TileColumn.of(TileFamilies.of4x2(later), 80);
      return new TileSet(List.of(one, two, three));
    }
    TileColumn two = TileColumn.of(TileFamilies.of5x2Unrolled(), 84);
    return new TileSet(
        List.of(one, two, target.stripMining() ? TileColumn.of(TileFamilies.of4x3(), 90) : three));
  }

  /**
   * Two inputs a step for the later C2 alone: that of 17 made objects of vectors with them, where
   * much was compiled before. Tiles had bounds then; without, it was not tried again.
   */
  private static TileSet wide(boolean later) {
    TileColumn one = TileColumn.of(TileFamilies.of8x1Unrolled(later), 100);
    TileColumn two =
        later
            ? new TileColumn(TileFamilies.of10x2Unrolled(), TileFamilies.of9x2Unrolled(), 183)
            : new TileColumn(TileFamilies.of10x2(), TileFamilies.of9x2(), 183);
    TileColumn three =
        later
            ? new TileColumn(TileFamilies.of7x3Unrolled(), TileFamilies.of6x3Unrolled(), 190)
            : new TileColumn(TileFamilies.of7x3(), TileFamilies.of6x3(), 190);
    TileColumn four = new TileColumn(TileFamilies.of5x4(later), TileFamilies.of4x4(later), 194);
    return new TileSet(List.of(one, two, three, four));
  }

  /** Those of {@link #SMALL}. */
  static TileSet small(Target target) {
    boolean later = target.laterCompiler();
    return new TileSet(
        List.of(
            TileColumn.of(TileFamilies.of2x1(later), 18),
            TileColumn.of(TileFamilies.of4x2(later), 80),
            TileColumn.of(TileFamilies.of3x3(later), 81)));
  }

  /**
   * Cuts output channels into the panels that take the least time.
   *
   * @param vectors of output channels
   */
  public List<TileColumn> panels(int vectors) {
    double[] time = new double[vectors + 1];
    int[] last = new int[vectors + 1];
    for (int v = 1; v <= vectors; v++) {
      time[v] = Double.POSITIVE_INFINITY;
      for (TileColumn column : columns) {
        int rest = v - column.vectors();
        double t = rest < 0 ? Double.POSITIVE_INFINITY : time[rest] + column.time();
        if (t < time[v]) {
          time[v] = t;
          last[v] = columns.indexOf(column);
        }
      }
    }
    List<TileColumn> panels = new ArrayList<>();
    for (int v = vectors; v > 0; v -= columns.get(last[v]).vectors()) {
      panels.add(columns.get(last[v]));
    }
    return List.copyOf(panels);
  }
}
