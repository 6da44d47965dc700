package mobilenet.bench.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import mobilenet.bench.onnx.OnnxExport;
import mobilenet.graph.Graph;

/**
 * ONNX Runtime on the CPU with all its optimisations, reading and writing buffers that are made
 * once. Its threads spin for a while after a run, as they do by default: see {@link Rounds}.
 */
public final class OnnxRuntimePeer implements Peer {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final FloatBuffer logits;

  /** Loads the task's network. */
  public OnnxRuntimePeer(Task task) {
    byte[] model = OnnxExport.export(task.weights(), task.size(), task.size(), task.batch());
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(task.threads());
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(model, options);
      long[] shape = {task.batch(), 3, task.size(), task.size()};
      FloatBuffer pictures = direct(task.pictures().length);
      pictures.put(task.pictures()).rewind();
      input = OnnxTensor.createTensor(environment, pictures, shape);
      ai.onnxruntime.TensorInfo info =
          (ai.onnxruntime.TensorInfo)
              Objects.requireNonNull(session.getOutputInfo().get(Graph.LOGITS)).getInfo();
      int classes = Math.toIntExact(info.getShape()[1]);
      logits = direct(task.batch() * classes);
      output = OnnxTensor.createTensor(environment, logits, info.getShape());
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot load " + task.network(), e);
    }
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public String name() {
    return "ONNX Runtime " + environment.getVersion();
  }

  @Override
  public void run() {
    try (OrtSession.Result result =
        session.run(Map.of(OnnxExport.INPUT, input), Map.of(Graph.LOGITS, output))) {
      if (result.size() != 1) {
        throw new IllegalStateException("one result expected, given " + result.size());
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    }
  }

  @Override
  public float[] logits() {
    float[] values = new float[logits.capacity()];
    logits.duplicate().rewind().get(values);
    return values;
  }

  @Override
  public void close() {
    try {
      input.close();
      output.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot end the session", e);
    }
  }
}
