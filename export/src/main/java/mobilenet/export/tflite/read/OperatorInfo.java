package mobilenet.export.tflite.read;

import java.util.List;
import java.util.Optional;
import mobilenet.export.tflite.Operator;

/**
 * An operator of a file.
 *
 * @param operator what it does
 * @param version the first version of it that does that
 * @param inputs indices of tensors
 * @param outputs likewise
 * @param options its table of options, if it has one
 */
public record OperatorInfo(
    Operator operator,
    int version,
    List<Integer> inputs,
    List<Integer> outputs,
    Optional<FlatTable> options) {
  /** Operators whose code does not fit a byte have this one in their old slot. */
  private static final int GREATER_CODES = 127;

  /** Copies the lists. */
  public OperatorInfo {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  static OperatorInfo read(FlatTable table, List<FlatTable> codes) {
    FlatTable code = codes.get(table.number(0, 0));
    int old = code.smallNumber(0);
    int number = code.number(3, 0);
    // Older runtimes read the first, newer ones the larger of both.
    if (old != Math.min(number, GREATER_CODES)) {
      throw new BrokenTfLiteException(
          "an operator has the code " + number + " and the old one " + old);
    }
    Operator operator =
        Operator.ofCode(number)
            .orElseThrow(() -> new BrokenTfLiteException("unknown operator " + number));
    return new OperatorInfo(
        operator, code.number(2, 1), table.numbers(1), table.numbers(2), table.table(4));
  }
}
