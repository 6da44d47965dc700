package mobilenet.measure;

import java.util.SplittableRandom;
import mobilenet.runtime.BatchSession;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.Session;

/** A model's run, ready to be timed: an image, or a batch. */
public final class ModelRun {
  private ModelRun() {}

  /**
   * A run on pseudo-random values. A single image is shared by the model's threads; of several,
   * each thread takes whole ones, as {@code evaluate} does.
   *
   * @param size image height and width
   * @param batch images a run
   * @param seed of the values
   */
  public static Runnable of(CompiledModel model, int size, int batch, long seed) {
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
