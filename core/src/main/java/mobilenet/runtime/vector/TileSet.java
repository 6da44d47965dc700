package mobilenet.runtime.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of tile that run fastest here. C2 loads all operands of a step before it multiplies,
 * when it feels like it, and then spills sums: which shapes it spares depends on the registers, on
 * its version, and on whether it mines loops in strips.
 *
 * @param columns from the narrowest panel, of one vector, to the widest
 */
record TileSet(List<TileColumn> columns) {
  /** The tiles that should be the fastest for this virtual machine. */
  static final TileSet EXPECTED =
      choose(Lanes.SPECIES.vectorBitSize(), CompilerVersion.IS_LATER, LoopStripMining.isOn());

  /** Small tiles, which need few registers and little of C2: for where others fail. */
  static final TileSet SMALL =
      new TileSet(
          List.of(
              TileColumn.of(TileFamilies.of2x1(), 18),
              TileColumn.of(TileFamilies.of4x2(), 80),
              TileColumn.of(TileFamilies.of3x3(), 81)));

  /** Checks that any number of vectors can be cut into panels. */
  TileSet {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.get(0).vectors() != 1) {
      throw new IllegalArgumentException("a set of tiles needs one of a single vector");
    }
  }

  /**
   * The tiles for a vector width and a compiler. Speeds are GFLOP/s of one core over Conv-S's
   * layers: 256 bits on a Zen 3 (peak 98), 512 bits on a Zen 5 (peak 226).
   */
  static TileSet choose(int bits, boolean laterVersion, boolean stripMining) {
    if (bits >= Lanes.MANY_REGISTERS_BITS) {
      return wide(laterVersion);
    }
    TileColumn one = TileColumn.of(TileFamilies.of8x1Unrolled(), laterVersion ? 55 : 27);
    TileColumn three = TileColumn.of(TileFamilies.of3x3(), 81);
    if (laterVersion) {
      TileColumn two =
          stripMining
              ? new TileColumn(TileFamilies.of6x2(), TileFamilies.of5x2(), 87)
              : TileColumn.of(TileFamilies.of4x2(), 80);
      return new TileSet(List.of(one, two, three));
    }
    TileColumn two = TileColumn.of(TileFamilies.of5x2Unrolled(), 84);
    return new TileSet(
        List.of(one, two, stripMining ? TileColumn.of(TileFamilies.of4x3(), 90) : three));
  }

  /**
   * Two inputs a step for the later C2 alone: with them, {@link DepthwisePair} and bounds in tiles,
   * that of 17 made objects where much was compiled before. Without such bounds they were not
   * tried.
   */
  private static TileSet wide(boolean laterVersion) {
    TileColumn one = TileColumn.of(TileFamilies.of8x1Unrolled(), 100);
    TileColumn two = new TileColumn(TileFamilies.of10x2(), TileFamilies.of9x2(), 183);
    TileColumn three = new TileColumn(TileFamilies.of7x3(), TileFamilies.of6x3(), 190);
    if (laterVersion) {
      two = new TileColumn(TileFamilies.of10x2Unrolled(), TileFamilies.of9x2Unrolled(), 183);
      three = new TileColumn(TileFamilies.of7x3Unrolled(), TileFamilies.of6x3Unrolled(), 190);
    }
    TileColumn four = new TileColumn(TileFamilies.of5x4(), TileFamilies.of4x4(), 194);
    return new TileSet(List.of(one, two, three, four));
  }

  /**
   * Cuts output channels into the panels that take the least time.
   *
   * @param vectors of output channels
   */
  List<TileColumn> panels(int vectors) {
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
