package mobilenet.bench.cold;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.image.ImageDecoder;
import mobilenet.image.Preprocessing;
import mobilenet.weights.CheckpointConfig;

/**
 * Does through ONNX Runtime what {@code mobilenet classify --top 1} does, in a process of its own.
 * Images are decoded and prepared by the same code, so that the runtimes are all that differs.
 */
public final class ColdStart {
  private ColdStart() {}

  /**
   * Prints the file's name and its most probable class.
   *
   * @param args an ONNX file, config.json of the checkpoint that it was made from, an image
   */
  public static void main(String[] args) throws IOException, OrtException {
    CheckpointConfig config = CheckpointConfig.read(Path.of(args[1]));
    Preprocessing preprocessing = config.pretrained().preprocessing();
    float[] image =
        planar(
            preprocessing.apply(new ImageDecoder().decode(Path.of(args[2]))),
            preprocessing.channels());
    long[] shape = {1, preprocessing.channels(), preprocessing.height(), preprocessing.width()};
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession session = environment.createSession(args[0]);
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), shape);
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
      float[] logits = new float[config.classes()];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(logits);
      System.out.println(answer(args[2], config, logits));
    }
  }

  private static float[] planar(float[] values, int channels) {
    float[] planar = new float[values.length];
    int pixels = values.length / channels;
    for (int p = 0; p < pixels; p++) {
      for (int c = 0; c < channels; c++) {
        planar[c * pixels + p] = values[p * channels + c];
      }
    }
    return planar;
  }

  /** As {@code mobilenet classify} prints it. */
  private static String answer(String image, CheckpointConfig config, float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit - logits[best]);
    }
    int index = best;
    String label = config.labelNames().map(names -> names.get(index)).orElse("" + index);
    return String.format(Locale.ROOT, "%s: %s %.1f %%", image, label, 100 / total);
  }
}
