package mobilenet.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of one stage: the unit of timm's {@code blocks.S}.
 *
 * @param rows in order, at least one
 */
public record Stage(List<Row> rows) {

  /**
   * One row of the table.
   *
   * @param spec the block
   * @param repeats how many blocks in a row; only the first has the stride
   */
  public record Row(BlockSpec spec, int repeats) {
    /** Checks the range. */
    public Row {
      BlockChecks.positive("repeats", repeats);
    }
  }

  /** Copies the rows. */
  public Stage {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a stage needs at least one row");
    }
  }

  /** The same stage with another activation wherever it has {@code before}. */
  Stage withActivation(Activation before, Activation after) {
    return new Stage(
        rows.stream()
            .map(
                row ->
                    row.spec().activation() == before
                        ? new Row(row.spec().withActivation(after), row.repeats())
                        : row)
            .toList());
  }

  /** A stage of rows without repeats: the form of the V3 and V4 tables. */
  public static Stage of(BlockSpec... blocks) {
    return new Stage(Arrays.stream(blocks).map(b -> new Row(b, 1)).toList());
  }

  /** A stage of one row: the form of the V1, V2 and EfficientNet tables. */
  public static Stage repeat(int repeats, BlockSpec block) {
    return new Stage(List.of(new Row(block, repeats)));
  }
}
