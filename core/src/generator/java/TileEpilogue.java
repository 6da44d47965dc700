/** What a tile does to its sums before it stores them. */
enum TileEpilogue {
  /** Keeps them between two bounds. */
  BOUNDS(""),
  /**
   * Nothing, for C2 of 17 and tiles that read tables of taps or convolve 5×5: what the bounds of
   * some sums call is more than it inlines at once, and then it made objects of them in one process
   * of three that had compiled much.
   */
  NONE("Plain"),
  /** Multiplies them with their gates. */
  HARD_SWISH("HardSwish");

  private static final String BOUNDED =
      ".reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats()";

  private final String suffix;

  TileEpilogue(String suffix) {
    this.suffix = suffix;
  }

  /** Of the names of such tiles. */
  String suffix() {
    return suffix;
  }

  /** What is stored of a sum. */
  String of(String sum) {
    return switch (this) {
      case BOUNDS -> sum + BOUNDED;
      case NONE -> sum;
      case HARD_SWISH -> sum + ".mul(" + sum + ".add(3f)" + BOUNDED + ".mul(1f / 6f))";
    };
  }
}
