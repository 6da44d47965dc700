package mobilenet.image.webp;

/** The four kinds of 4×4 blocks whose coefficients have statistics of their own; RFC 6386, 13.3. */
enum BlockType {
  /** Luma whose average is in a separate block, {@link #LUMA_AVERAGES}. */
  LUMA_WITHOUT_AVERAGE(0),
  /** The averages of a macroblock's 16 luma blocks. */
  LUMA_AVERAGES(1),
  CHROMA(2),
  LUMA(3);

  private final int index;

  BlockType(int index) {
    this.index = index;
  }

  /** Place in the tables of probabilities. */
  int index() {
    return index;
  }

  /** Place of the first coefficient in the zigzag. */
  int firstPlace() {
    return this == LUMA_WITHOUT_AVERAGE ? 1 : 0;
  }
}
