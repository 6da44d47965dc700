package mobilenet.bench.peer;

import mobilenet.architecture.InputShape;
import mobilenet.graph.pass.Pass;
import mobilenet.train.torch.LibTorchException;
import mobilenet.train.torch.TorchInference;

/**
 * libtorch as PyTorch runs a network that is not compiled: operation by operation, channels last,
 * with the norms folded.
 */
public final class TorchPeer implements Peer {
  private final TorchInference network;
  private final float[] logits;

  /**
   * Loads the task's network. The number of threads is the process's, as libtorch has it.
   *
   * @throws LinkageError if libtorch cannot be used on this machine
   */
  public TorchPeer(Task task) {
    network = open(task);
    logits = new float[task.batch() * task.classes()];
  }

  private static TorchInference open(Task task) {
    try {
      return TorchInference.ofPlanes(
          task.weights().apply(Pass.standard()),
          task.images(),
          task.batch(),
          new InputShape(task.channels(), task.size()),
          task.threads());
    } catch (LibTorchException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String version() {
    return TorchInference.libraryVersion().orElse("of unknown version") + ", eager";
  }

  @Override
  public void run() {
    network.run(logits);
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public void close() {
    network.close();
  }
}
