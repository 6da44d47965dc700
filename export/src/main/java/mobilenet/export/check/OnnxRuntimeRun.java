package mobilenet.export.check;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxInput;

/** A file in ONNX Runtime, on one thread. */
final class OnnxRuntimeRun implements AutoCloseable {
  private final OrtEnvironment environment = OnnxEnvironment.get();
  private final OrtSession session;

  /**
   * Loads a file that is in an array, or mapped to memory and then not copied to the heap.
   *
   * @throws FailedCheckException if ONNX Runtime refuses it
   */
  OnnxRuntimeRun(ByteBuffer file) {
    this(file, IntegerSums.FASTEST);
  }

  /** As above, with a choice of how products of integers are added. */
  OnnxRuntimeRun(ByteBuffer file, IntegerSums sums) {
    try (OrtSession.SessionOptions options = OnnxEnvironment.oneThread(sums)) {
      session =
          file.isDirect()
              ? environment.createSession(file.duplicate(), options)
              : environment.createSession(copy(file), options);
    } catch (OrtException e) {
      throw new FailedCheckException("ONNX Runtime cannot load the file: " + e.getMessage(), e);
    }
  }

  private static byte[] copy(ByteBuffer file) {
    byte[] bytes = new byte[file.remaining()];
    file.duplicate().get(bytes);
    return bytes;
  }

  /** Its name and version. */
  String runtime() {
    return "ONNX Runtime " + environment.getVersion();
  }

  /** The outputs by name, for images in the form that the file takes. */
  Map<String, float[]> run(OnnxInput input, TrialImages images) {
    try (OnnxTensor tensor = tensor(input, images);
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, tensor))) {
      Map<String, float[]> outputs = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        FloatBuffer buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        outputs.put(output.getKey(), values);
      }
      return outputs;
    } catch (OrtException e) {
      throw new FailedCheckException("ONNX Runtime cannot run the file: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(OnnxInput input, TrialImages images) throws OrtException {
    List<Integer> s = images.normalised().shape();
    if (input instanceof OnnxInput.Pixels pixels) {
      long[] shape = dimensions(pixels.layout().arrange(s.get(0), s.get(1), s.get(2), s.get(3)));
      ByteBuffer samples = ByteBuffer.wrap(images.samples());
      return OnnxTensor.createTensor(environment, samples, shape, OnnxJavaType.UINT8);
    }
    FloatBuffer values = FloatBuffer.wrap(images.normalised().data());
    return OnnxTensor.createTensor(environment, values, dimensions(s));
  }

  private static long[] dimensions(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot end the session", e);
    }
  }
}
