/** What a tile does to its sums before it stores them. */
enum Ending {
  BOUNDS(""),
  HARD_SWISH("HardSwish");

  private final String suffix;

  Ending(String suffix) {
    this.suffix = suffix;
  }

  /** Of the names of such tiles. */
  String suffix() {
    return suffix;
  }

  /** What is stored of a sum. */
  String of(String sum) {
    String bounded = ".reinterpretAsInts().max(floor).min(ceiling).reinterpretAsFloats()";
    return this == BOUNDS
        ? sum + bounded
        : sum + ".mul(" + sum + ".add(3f)" + bounded + ".mul(1f / 6f))";
  }
}
