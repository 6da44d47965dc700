package mobilenet.export.tflite.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithXNNPACK;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * A file in TensorFlow Lite, with XNNPACK as its delegate. The input and the outputs are in memory
 * of the interpreter: a run copies nothing. Used by one thread at a time.
 */
public final class TfLiteSession implements AutoCloseable {
  /** Weights are aligned within the file, so the file itself must be. */
  private static final int ALIGNMENT = 64;

  private final String version;

  /** The model reads it as long as it lives. */
  private final BytePointer file;

  private final FlatBufferModel model;
  private final BuiltinOpResolverWithXNNPACK resolver;
  private final InterpreterBuilder builder;
  private final Interpreter interpreter;

  /**
   * Loads a file.
   *
   * @param threads at least 1
   * @throws TfLiteException if TensorFlow Lite refuses it
   * @throws LinkageError if TensorFlow Lite is not on the class path, or not for this system
   */
  public TfLiteSession(byte[] file, int threads) {
    version = TfLiteLibrary.load();
    this.file = copy(file);
    model = FlatBufferModel.VerifyAndBuildFromBuffer(this.file, file.length);
    if (model == null || model.isNull()) {
      throw new TfLiteException("TensorFlow Lite cannot load the file");
    }
    resolver = new BuiltinOpResolverWithXNNPACK();
    builder = new InterpreterBuilder(model, resolver);
    interpreter = new Interpreter((Pointer) null);
    require(builder.SetNumThreads(threads), "cannot use " + threads + " threads");
    require(builder.apply(interpreter), "cannot read the file");
    allocate();
  }

  private static BytePointer copy(byte[] file) {
    ByteBuffer memory = ByteBuffer.allocateDirect(Math.addExact(file.length, 2 * ALIGNMENT));
    return new BytePointer(memory.alignedSlice(ALIGNMENT).slice(0, file.length).put(file).flip());
  }

  private static void require(int status, String failure) {
    if (status != tensorflowlite.kTfLiteOk) {
      throw new TfLiteException("TensorFlow Lite " + failure);
    }
  }

  private void allocate() {
    require(interpreter.AllocateTensors(), "cannot prepare the file's operators");
  }

  /** Name and version. */
  public String runtime() {
    return "TensorFlow Lite " + version;
  }

  /** Version of the library. */
  public String version() {
    return version;
  }

  /** How many pieces a run has: 1 if XNNPACK runs the whole file. */
  public int pieces() {
    return Math.toIntExact(interpreter.execution_plan().limit());
  }

  /** Prepares for an input of another shape. */
  public void resize(int... shape) {
    require(
        interpreter.ResizeInputTensor(interpreter.inputs().get(0), shape),
        "cannot take another shape");
    allocate();
  }

  /** Sets the input, of a file that takes floats. */
  public void input(float... values) {
    ByteBuffer memory = memory(interpreter.input_tensor(0));
    requireSize(memory, (long) values.length * Float.BYTES);
    memory.asFloatBuffer().put(values);
  }

  /** Sets the input, of a file that takes samples. */
  public void input(byte... samples) {
    ByteBuffer memory = memory(interpreter.input_tensor(0));
    requireSize(memory, samples.length);
    memory.put(samples);
  }

  private static void requireSize(ByteBuffer memory, long given) {
    if (memory.capacity() != given) {
      throw new IllegalArgumentException(
          "the file's input has " + memory.capacity() + " bytes, given " + given);
    }
  }

  /** Runs the file once. */
  public void run() {
    require(interpreter.Invoke(), "cannot run the file");
  }

  /** Names of the outputs, in their order. */
  public List<String> outputs() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < interpreter.outputs().limit(); i++) {
      names.add(interpreter.GetOutputName(i).getString());
    }
    return names;
  }

  /** An output of the last run, by its place. */
  public float[] result(int output) {
    ByteBuffer memory = memory(interpreter.output_tensor(output));
    float[] values = new float[memory.capacity() / Float.BYTES];
    memory.asFloatBuffer().get(values);
    return values;
  }

  /** The outputs of the last run by name. */
  public Map<String, float[]> results() {
    Map<String, float[]> results = new LinkedHashMap<>();
    List<String> names = outputs();
    for (int i = 0; i < names.size(); i++) {
      results.put(names.get(i), result(i));
    }
    return results;
  }

  private static ByteBuffer memory(TfLiteTensor tensor) {
    long bytes = tensorflowlite.TfLiteTensorByteSize(tensor);
    return new BytePointer(tensorflowlite.TfLiteTensorData(tensor))
        .capacity(bytes)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() {
    interpreter.close();
    builder.close();
    resolver.close();
    model.close();
    file.close();
  }
}
