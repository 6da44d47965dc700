package mobilenet.export.tflite.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A TensorFlow Lite file, as far as networks of this project need it.
 *
 * @param schema version of the format
 * @param description for people
 * @param tensors everything that is read or computed
 * @param inputs indices of the tensors that the file takes
 * @param outputs indices of those that it gives
 * @param operators in the order in which they run
 * @param signature the index of each output by its name
 * @param metadata further contents by name
 */
public record TfLiteModel(
    int schema,
    String description,
    List<TensorInfo> tensors,
    List<Integer> inputs,
    List<Integer> outputs,
    List<OperatorInfo> operators,
    Map<String, Integer> signature,
    Map<String, ByteBuffer> metadata) {
  private static final String IDENTIFIER = "TFL3";

  /** Copies, and checks that inputs and outputs are tensors. */
  public TfLiteModel {
    tensors = List.copyOf(tensors);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    operators = List.copyOf(operators);
    signature = Map.copyOf(signature);
    metadata = Map.copyOf(metadata);
    int count = tensors.size();
    if (!Stream.concat(inputs.stream(), outputs.stream()).allMatch(i -> i >= 0 && i < count)) {
      throw new BrokenTfLiteException(
          "inputs " + inputs + " and outputs " + outputs + " of " + count + " tensors");
    }
  }

  /**
   * Reads a file.
   *
   * @throws BrokenTfLiteException if it is not TensorFlow Lite
   */
  public static TfLiteModel read(byte[] file) {
    if (!isNamed(file)) {
      throw new BrokenTfLiteException("expected the identifier TFL3 at byte 4 of the file");
    }
    try {
      return of(FlatTable.root(file));
    } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
      throw new BrokenTfLiteException("the file points to what it does not have", e);
    }
  }

  /** Whether a file says that it is TensorFlow Lite. */
  public static boolean isNamed(byte[] file) {
    return file.length >= 2 * Integer.BYTES
        && IDENTIFIER.equals(
            new String(file, Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1));
  }

  private static TfLiteModel of(FlatTable root) {
    List<FlatTable> subgraphs = root.tables(2);
    if (subgraphs.size() != 1) {
      throw new BrokenTfLiteException("expected one graph, found " + subgraphs.size());
    }
    FlatTable graph = subgraphs.get(0);
    List<FlatTable> buffers = root.tables(4);
    if (buffers.isEmpty() || buffers.get(0).bytes(0).hasRemaining()) {
      throw new BrokenTfLiteException("the first buffer must be there and empty");
    }
    List<FlatTable> codes = root.tables(1);
    Map<String, Integer> signature = new LinkedHashMap<>();
    for (FlatTable entry : root.tables(7).stream().flatMap(s -> s.tables(1).stream()).toList()) {
      signature.put(entry.text(0), entry.number(1, 0));
    }
    Map<String, ByteBuffer> metadata = new LinkedHashMap<>();
    for (FlatTable entry : root.tables(6)) {
      metadata.put(entry.text(0), buffers.get(entry.number(1, 0)).bytes(0));
    }
    return new TfLiteModel(
        root.number(0, 0),
        root.text(3),
        graph.tables(0).stream().map(tensor -> TensorInfo.read(tensor, buffers)).toList(),
        graph.numbers(1),
        graph.numbers(2),
        graph.tables(3).stream().map(step -> OperatorInfo.read(step, codes)).toList(),
        signature,
        metadata);
  }

  /** What the file takes. */
  public List<TensorInfo> inputTensors() {
    return inputs.stream().map(tensors::get).toList();
  }

  /** What the file gives. */
  public List<TensorInfo> outputTensors() {
    return outputs.stream().map(tensors::get).toList();
  }
}
