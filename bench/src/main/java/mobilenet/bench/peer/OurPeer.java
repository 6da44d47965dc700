package mobilenet.bench.peer;

import java.util.Arrays;
import mobilenet.graph.Graph;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;

/** This project's runtime. */
public final class OurPeer implements Peer {
  private final CompiledModel model;
  private final Session session;
  private final float[] pictures;
  private final float[] picture;
  private final float[] logits;
  private final float[] some;

  /**
   * Loads the task's network, and waits until it runs at full speed.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public OurPeer(Task task) throws InterruptedException {
    model =
        CompiledModel.compile(task.weights(), RuntimeOptions.DEFAULT.withThreads(task.threads()));
    model.warmUp();
    session = model.session(task.size(), task.size());
    picture = new float[task.pictureLength()];
    pictures = channelsLast(task);
    some = new float[session.tap(Graph.LOGITS).shape().channels()];
    logits = new float[task.batch() * some.length];
  }

  private static float[] channelsLast(Task task) {
    float[] planar = task.pictures();
    float[] values = new float[planar.length];
    int pixels = task.size() * task.size();
    int channels = task.pictureLength() / pixels;
    for (int i = 0; i < planar.length; i++) {
      int image = i / task.pictureLength();
      int c = i / pixels % channels;
      values[image * task.pictureLength() + i % pixels * channels + c] = planar[i];
    }
    return values;
  }

  @Override
  public String name() {
    return "MobileNet4J (" + model.kernels().kernels().name() + ")";
  }

  @Override
  public void run() {
    for (int at = 0, to = 0; at < pictures.length; at += picture.length, to += some.length) {
      System.arraycopy(pictures, at, picture, 0, picture.length);
      session.run(picture, some);
      System.arraycopy(some, 0, logits, to, some.length);
    }
  }

  @Override
  public float[] logits() {
    return Arrays.copyOf(logits, logits.length);
  }

  @Override
  public void close() {
    model.close();
  }
}
