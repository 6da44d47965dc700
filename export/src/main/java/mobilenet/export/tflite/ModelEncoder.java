package mobilenet.export.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out a model as a flatbuffer. The numbers are slots of the tables of TensorFlow Lite's
 * schema, in the order in which it declares them.
 */
final class ModelEncoder {
  private static final int SCHEMA_VERSION = 3;
  private static final String IDENTIFIER = "TFL3";
  private static final String SIGNATURE = "serving_default";

  /** So that a mapped file's weights can be read in place. */
  private static final int ALIGNMENT = 16;

  /** An operator's old slot for its code is a byte; this number says that the new one has it. */
  private static final int GREATER_CODES = 127;

  /** Tables and names need far less a tensor. */
  private static final int OVERHEAD = 512;

  private final List<TensorEntry> tensors;
  private final List<Step> steps;
  private final Map<String, Integer> inputs;
  private final Map<String, Integer> outputs;
  private final List<OperatorCode> codes;

  /** An operator in a version: what a file lists once. */
  private record OperatorCode(Operator operator, int version) {
    static OperatorCode of(Step step) {
      return new OperatorCode(step.operator(), step.version());
    }
  }

  /**
   * A model.
   *
   * @param inputs indices of tensors by name
   * @param outputs likewise
   */
  ModelEncoder(
      List<TensorEntry> tensors,
      List<Step> steps,
      Map<String, Integer> inputs,
      Map<String, Integer> outputs) {
    this.tensors = tensors;
    this.steps = steps;
    this.inputs = inputs;
    this.outputs = outputs;
    this.codes = steps.stream().map(OperatorCode::of).distinct().toList();
  }

  /** The bytes of the file. */
  byte[] encode(String description, Map<String, byte[]> metadata) {
    FlatBufferBuilder out = new FlatBufferBuilder(capacity(metadata));
    List<Integer> buffers = new ArrayList<>();
    // The first one is that of tensors without contents.
    buffers.add(buffer(out, Contents.ofBytes()));
    List<Integer> tensorOffsets = new ArrayList<>();
    Map<List<Long>, Integer> zeroPoints = new HashMap<>();
    for (TensorEntry tensor : tensors) {
      int buffer = 0;
      if (tensor.contents().isPresent()) {
        buffer = buffers.size();
        buffers.add(buffer(out, tensor.contents().get()));
      }
      tensorOffsets.add(tensor(out, tensor, buffer, zeroPoints));
    }
    List<Integer> entries = new ArrayList<>();
    metadata.forEach(
        (name, content) -> {
          entries.add(metadata(out, name, buffers.size()));
          buffers.add(buffer(out, Contents.ofBytes(content)));
        });
    int codeTables = tables(out, codes.stream().map(code -> code(out, code)).toList());
    int subgraphs = tables(out, List.of(subgraph(out, tables(out, tensorOffsets))));
    int text = out.createString(description);
    int bufferTables = tables(out, buffers);
    int metadataTables = tables(out, entries);
    int signatures = tables(out, List.of(signature(out)));
    out.startTable(8);
    out.addInt(0, SCHEMA_VERSION, 0);
    out.addOffset(1, codeTables, 0);
    out.addOffset(2, subgraphs, 0);
    out.addOffset(3, text, 0);
    out.addOffset(4, bufferTables, 0);
    out.addOffset(6, metadataTables, 0);
    out.addOffset(7, signatures, 0);
    out.finish(out.endTable(), IDENTIFIER);
    return out.sizedByteArray();
  }

  private int capacity(Map<String, byte[]> metadata) {
    long bytes = (long) OVERHEAD * (tensors.size() + steps.size() + 8);
    for (TensorEntry tensor : tensors) {
      bytes += tensor.contents().map(contents -> contents.bytes() + ALIGNMENT).orElse(0);
    }
    for (byte[] content : metadata.values()) {
      bytes += content.length;
    }
    if (bytes > Integer.MAX_VALUE - OVERHEAD) {
      throw new IllegalArgumentException(
          "the file would have more than 2 GiB, which is the largest size of a TensorFlow Lite file;"
              + " export a smaller network");
    }
    return (int) bytes;
  }

  private static int buffer(FlatBufferBuilder out, Contents contents) {
    if (contents.bytes() == 0) {
      out.startTable(1);
      return out.endTable();
    }
    ByteBuffer target = out.createUnintializedVector(1, contents.bytes(), ALIGNMENT);
    contents.put().accept(target.order(ByteOrder.LITTLE_ENDIAN));
    int data = out.endVector();
    out.startTable(1);
    out.addOffset(0, data, 0);
    return out.endTable();
  }

  /**
   * A tensor's table.
   *
   * @param zeroPoints where those of other tensors are: weights of as many channels share them,
   *     which would else take more bytes than the scales
   */
  private static int tensor(
      FlatBufferBuilder out, TensorEntry tensor, int buffer, Map<List<Long>, Integer> zeroPoints) {
    int name = out.createString(tensor.name());
    int shape = integers(out, tensor.shape());
    int signature = tensor.anyBatch() ? integers(out, open(tensor.shape())) : 0;
    int quantisation =
        tensor.quantisation().map(given -> quantisation(out, given, zeroPoints)).orElse(0);
    out.startTable(8);
    out.addOffset(0, shape, 0);
    out.addByte(1, (byte) tensor.type().code(), 0);
    out.addInt(2, buffer, 0);
    out.addOffset(3, name, 0);
    out.addOffset(4, quantisation, 0);
    out.addOffset(7, signature, 0);
    return out.endTable();
  }

  /** -1 stands for a dimension that is left open. */
  private static List<Integer> open(List<Integer> shape) {
    List<Integer> open = new ArrayList<>(shape);
    open.set(0, -1);
    return open;
  }

  private static int quantisation(
      FlatBufferBuilder out, Quantisation given, Map<List<Long>, Integer> shared) {
    int count = given.scales().size();
    out.startVector(Float.BYTES, count, Float.BYTES);
    for (int i = count - 1; i >= 0; i--) {
      out.addFloat(given.scales().get(i));
    }
    int scales = out.endVector();
    int zeroPoints = shared.computeIfAbsent(given.zeroPoints(), values -> longNumbers(out, values));
    out.startTable(7);
    out.addOffset(2, scales, 0);
    out.addOffset(3, zeroPoints, 0);
    out.addInt(6, given.axis(), 0);
    return out.endTable();
  }

  private static int longNumbers(FlatBufferBuilder out, List<Long> values) {
    out.startVector(Long.BYTES, values.size(), Long.BYTES);
    for (int i = values.size() - 1; i >= 0; i--) {
      out.addLong(values.get(i));
    }
    return out.endVector();
  }

  private static int metadata(FlatBufferBuilder out, String name, int buffer) {
    int text = out.createString(name);
    out.startTable(2);
    out.addOffset(0, text, 0);
    out.addInt(1, buffer, 0);
    return out.endTable();
  }

  private static int code(FlatBufferBuilder out, OperatorCode code) {
    int number = code.operator().code();
    out.startTable(4);
    out.addByte(0, (byte) Math.min(number, GREATER_CODES), 0);
    out.addInt(2, code.version(), 1);
    out.addInt(3, number, 0);
    return out.endTable();
  }

  private int subgraph(FlatBufferBuilder out, int tensorTables) {
    int operators = tables(out, steps.stream().map(step -> step(out, step)).toList());
    int in = integers(out, List.copyOf(inputs.values()));
    int results = integers(out, List.copyOf(outputs.values()));
    int name = out.createString("main");
    out.startTable(5);
    out.addOffset(0, tensorTables, 0);
    out.addOffset(1, in, 0);
    out.addOffset(2, results, 0);
    out.addOffset(3, operators, 0);
    out.addOffset(4, name, 0);
    return out.endTable();
  }

  private int step(FlatBufferBuilder out, Step step) {
    int kind = step.operator().options();
    int options = kind == 0 ? 0 : step.options().write(out);
    int in = integers(out, step.inputs());
    int result = integers(out, List.of(step.output()));
    out.startTable(5);
    out.addInt(0, codes.indexOf(OperatorCode.of(step)), 0);
    out.addOffset(1, in, 0);
    out.addOffset(2, result, 0);
    out.addByte(3, (byte) kind, 0);
    out.addOffset(4, options, 0);
    return out.endTable();
  }

  /** By which runtimes find inputs and outputs by name. */
  private int signature(FlatBufferBuilder out) {
    int in = names(out, inputs);
    int results = names(out, outputs);
    int key = out.createString(SIGNATURE);
    out.startTable(5);
    out.addOffset(0, in, 0);
    out.addOffset(1, results, 0);
    out.addOffset(2, key, 0);
    return out.endTable();
  }

  private static int names(FlatBufferBuilder out, Map<String, Integer> indices) {
    List<Integer> entries = new ArrayList<>();
    indices.forEach(
        (name, index) -> {
          int text = out.createString(name);
          out.startTable(2);
          out.addOffset(0, text, 0);
          out.addInt(1, index, 0);
          entries.add(out.endTable());
        });
    return tables(out, entries);
  }

  private static int tables(FlatBufferBuilder out, List<Integer> offsets) {
    return out.createVectorOfTables(offsets.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int integers(FlatBufferBuilder out, List<Integer> values) {
    out.startVector(Integer.BYTES, values.size(), Integer.BYTES);
    for (int i = values.size() - 1; i >= 0; i--) {
      out.addInt(values.get(i));
    }
    return out.endVector();
  }
}
