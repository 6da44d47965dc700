package mobilenet.train.command;

/**
 * Blocks of a store that are asked about in one go.
 *
 * @param first number of the first
 * @param end number behind the last
 */
record BlockRange(int first, int end) {
  /** As a line. */
  String line() {
    return first + " " + end;
  }

  /** Reads a line. */
  static BlockRange of(String line) {
    int gap = line.indexOf(' ');
    return new BlockRange(
        Integer.parseInt(line.substring(0, gap)), Integer.parseInt(line.substring(gap + 1)));
  }

  int size() {
    return end - first;
  }
}
