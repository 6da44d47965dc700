package mobilenet.bench.peer;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch as PyTorch runs a network that is not compiled: operation by operation, in inference
 * mode, channels last, with the norms folded and activations and sums in place. Feature maps are
 * freed after their last reader, as Python's reference counts do.
 */
public final class TorchPeer implements Peer {
  private final PointerScope scope;
  private final TorchNetwork network;
  private final Tensor input;
  private final float[] logits;

  /**
   * Loads the task's network. The number of threads is the process's, as libtorch has it.
   *
   * @throws UnsatisfiedLinkError if libtorch's native library is not on the class path
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public TorchPeer(Task task) {
    torch.set_num_threads(task.threads());
    scope = new PointerScope();
    try (InferenceMode mode = new InferenceMode(true)) {
      network = new TorchNetwork(task.weights());
      input =
          TorchTensors.channelsLast(
              task.pictures(), task.batch(), task.channels(), task.size(), task.size());
    }
    logits = new float[task.batch() * task.classes()];
  }

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String version() {
    return Optional.ofNullable(torch.class.getPackage().getImplementationVersion())
            .orElse("of unknown version")
        + ", eager";
  }

  @Override
  @SuppressWarnings("try")
  public void run() {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      Tensor result = network.run(input);
      new FloatPointer(result.data_ptr()).get(logits);
    }
  }

  @Override
  public float[] logits() {
    return logits.clone();
  }

  @Override
  public void close() {
    scope.close();
  }
}
