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
    images = task.imagesChannelsLast();
    logits = new float[task.batch() * task.classes()];
    batches =
        task.batch() > 1
            ? Optional.of(model.batchSession(task.size(), task.size()))
            : Optional.empty();
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
