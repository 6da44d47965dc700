package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.architecture.InputShape;
import mobilenet.export.tflite.TensorType;
import org.junit.jupiter.api.Test;

class ExportedFileTest {
  private static final int[] IMAGE = {1, 96, 96, 3};

  /** Slots are those of TensorFlow Lite's schema; every tensor is of this type and shape. */
  private static byte[] tfLite(TensorType type, int tensors, int[] inputs, int[] outputs) {
    FlatBufferBuilder out = new FlatBufferBuilder();
    List<Integer> made = new ArrayList<>();
    for (int i = 0; i < tensors; i++) {
      int shape = numbers(out, IMAGE);
      out.startTable(4);
      out.addOffset(0, shape, 0);
      out.addByte(1, (byte) type.code(), 0);
      made.add(out.endTable());
    }
    int all = out.createVectorOfTables(made.stream().mapToInt(Integer::intValue).toArray());
    int in = numbers(out, inputs);
    int given = numbers(out, outputs);
    out.startTable(4);
    out.addOffset(0, all, 0);
    out.addOffset(1, in, 0);
    out.addOffset(2, given, 0);
    int graphs = out.createVectorOfTables(new int[] {out.endTable()});
    out.startTable(1);
    int buffers = out.createVectorOfTables(new int[] {out.endTable()});
    out.startTable(5);
    out.addOffset(2, graphs, 0);
    out.addOffset(4, buffers, 0);
    out.finish(out.endTable(), "TFL3");
    return out.sizedByteArray();
  }

  private static int numbers(FlatBufferBuilder out, int... values) {
    out.startVector(Integer.BYTES, values.length, Integer.BYTES);
    for (int i = values.length - 1; i >= 0; i--) {
      out.addInt(values[i]);
    }
    return out.endVector();
  }

  private static void refused(byte[] file, String words) {
    assertThatExceptionOfType(FailedCheckException.class)
        .isThrownBy(() -> ExportedFile.open(file, new InputShape(3, 96)))
        .withMessageContaining(words);
  }

  @Test
  void aFileTakesOneImage() {
    for (int[] inputs : Arrays.asList(new int[] {}, new int[] {0, 1})) {
      refused(
          tfLite(TensorType.FLOAT32, 2, inputs, new int[] {0}),
          "it has not one input of four dimensions");
    }
    refused(tfLite(TensorType.INT8, 1, new int[] {0}, new int[] {0}), "takes int8 1×96×96×3;");
  }

  @Test
  void aFileGivesSomething() {
    refused(
        tfLite(TensorType.FLOAT32, 1, new int[] {0}, new int[] {}),
        "its first output is no floats");
  }
}
