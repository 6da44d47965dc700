package mobilenet.search.space;

/**
 * Where in a space a block comes from. An optional row that is left out moves no other block to
 * another place.
 *
 * @param stage of the space, from 0
 * @param row of the stage, from 0, whether the rows before it are present or not
 * @param repeat of the row, from 0
 */
public record BlockPlace(int stage, int row, int repeat) {

  /** The row as messages name it, such as {@code stages[1][0]}. */
  String text() {
    return "stages[" + stage + "][" + row + "]";
  }

  BlockPlace repeat(int number) {
    return new BlockPlace(stage, row, number);
  }
}
