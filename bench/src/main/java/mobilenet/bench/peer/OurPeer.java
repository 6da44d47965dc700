package mobilenet.bench.peer;

import java.util.Optional;
import mobilenet.runtime.BatchSession;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.runtime.Session;

/** This project's runtime, image after image; copying in and out is part of a run. */
public final class OurPeer implements Peer {
  private final CompiledModel model;
  private final Session session;
  private final float[] images;
  private final float[] logits;
  private final Optional<BatchSession> batches;

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
    images = channelsLast(task);
    logits = new float[task.batch() * task.classes()];
    batches =
        task.batch() > 1
            ? Optional.of(model.batchSession(task.size(), task.size()))
            : Optional.empty();
  }

  private static float[] channelsLast(Task task) {
    float[] planar = task.images();
    float[] values = new float[planar.length];
    int pixels = task.size() * task.size();
    for (int i = 0; i < planar.length; i++) {
      int image = i / task.imageLength();
      int c = i / pixels % task.channels();
      values[image * task.imageLength() + i % pixels * task.channels() + c] = planar[i];
    }
    return values;
  }

  @Override
  public String name() {
    return "MobileNet4J";
  }

  @Override
  public String version() {
    Optional<String> version =
        Optional.ofNullable(CompiledModel.class.getPackage().getImplementationVersion());
    return version.orElse("dev") + ", " + model.kernels().name() + " kernels";
  }

  @Override
  public void run() {
    if (batches.isPresent()) {
      batches.get().run(images, logits);
    } else {
      session.run(images, logits);
    }
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public void close() {
    model.close();
  }
}
