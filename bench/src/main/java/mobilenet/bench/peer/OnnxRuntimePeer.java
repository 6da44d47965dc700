package mobilenet.bench.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.graph.Graph;
import mobilenet.measure.Rounds;

/**
 * ONNX Runtime on the CPU with all its optimisations, reading and writing buffers that are made
 * once. Its threads spin for a while after a run, as they do by default, which makes its own next
 * run start faster: see {@link Rounds} for how that is kept from the other peers.
 */
public final class OnnxRuntimePeer implements Peer {
  private final OrtEnvironment environment = OnnxEnvironment.get();
  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final FloatBuffer logits;

  /** Loads the task's network. */
  public OnnxRuntimePeer(Task task) {
    byte[] model =
        OnnxExport.export(
            task.weights(),
            OnnxOptions.of(task.size(), task.size())
                .withBatch(Extent.of(task.batch()))
                .withOpset(Opset.LATEST));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(task.threads());
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(model, options);
      long[] shape = {task.batch(), task.channels(), task.size(), task.size()};
      float[] values = task.images();
      FloatBuffer images = direct(values.length);
      images.put(values).rewind();
      input = OnnxTensor.createTensor(environment, images, shape);
      logits = direct(task.batch() * task.classes());
      long[] resultShape = {task.batch(), task.classes()};
      output = OnnxTensor.createTensor(environment, logits, resultShape);
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
    return "ONNX Runtime";
  }

  @Override
  public String version() {
    return environment.getVersion();
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
