package mobilenet.bench.peer;

import mobilenet.export.form.Extent;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.run.TfLiteSession;

/**
 * TensorFlow Lite with its delegate XNNPACK, reading and writing its own buffers: the input is
 * written once. What XNNPACK cannot run would be slow, so a file of which it leaves something to
 * others says so in the version.
 */
public final class TfLitePeer implements Peer {
  private final TfLiteSession session;

  /**
   * Loads the task's network.
   *
   * @throws LinkageError if TensorFlow Lite is not there, or not for this system
   */
  public TfLitePeer(Task task) {
    byte[] file =
        TfLiteExport.export(
            task.weights(),
            TfLiteOptions.of(task.size(), task.size()).withBatch(Extent.of(task.batch())));
    session = new TfLiteSession(file, task.threads());
    session.input(task.imagesChannelsLast());
  }

  @Override
  public String name() {
    return "TensorFlow Lite";
  }

  @Override
  public String version() {
    int pieces = session.pieces();
    return session.version() + ", XNNPACK" + (pieces == 1 ? "" : " in " + pieces + " pieces");
  }

  @Override
  public void run() {
    session.run();
  }

  @Override
  public float[] logits() {
    return session.result(0);
  }

  @Override
  public void close() {
    session.close();
  }
}
