package mobilenet.cli;

import java.util.SplittableRandom;
import mobilenet.runtime.BatchSession;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.Session;

/** What {@code bench} times: the inference of one image, or of a batch. */
@FunctionalInterface
public interface BenchRun {

  /** Runs once. */
  void run();

  /**
   * The model's threads work together on a single image; in a batch, each thread takes whole
   * images, as in {@code evaluate}.
   */
  static BenchRun of(CompiledModel model, int size, int batch, long seed) {
    Session session = model.session(size, size);
    if (batch == 1) {
      fill(session.input(), seed);
      return session::run;
    }
    int length = size * size * session.channels();
    float[] images = new float[Math.multiplyExact(batch, length)];
    fill(images, seed);
    float[] logits = new float[batch * session.tap(session.taps().get(0)).shape().channels()];
    BatchSession several = model.batchSession(size, size);
    return () -> several.run(images, logits);
  }

  private static void fill(float[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
  }
}
