package mobilenet.train.torch;

import java.util.Optional;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network as PyTorch runs one that is not compiled: operation by operation, in inference mode,
 * channels last, with activations and sums in place. For comparisons; not thread-safe.
 */
public final class TorchInference implements AutoCloseable {
  private final PointerScope memory = new PointerScope();
  private final TorchNetwork network;
  private final Tensor pictures;

  /**
   * Copies weights and pictures.
   *
   * @param weights of the graph to be run, passes applied
   * @param pictures batch × channels × size × size
   * @param threads of libtorch, a setting of the whole process
   * @throws UnsatisfiedLinkError if libtorch's native library is not on the class path
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public TorchInference(
      BoundGraph weights, float[] pictures, int batch, int channels, int size, int threads) {
    torch.set_num_threads(threads);
    try (InferenceMode mode = new InferenceMode(true)) {
      Graph graph = weights.graph();
      ParameterStore store = new ParameterStore(graph, parameter -> true, ScalarType.Float);
      graph.parameters().values().forEach(p -> store.set(p, weights.value(p)));
      network = new TorchNetwork(graph, store, NetworkOptions.PLAIN);
      this.pictures =
          Tensor.create(pictures, batch, channels, size, size)
              .contiguous(MemoryFormat.ChannelsLast);
    } finally {
      // Off the thread's stack of scopes, but alive until this is closed.
      memory.extend();
      memory.close();
    }
  }

  /** Version of libtorch's Java classes, where their archive states it. */
  public static Optional<String> libraryVersion() {
    return Optional.ofNullable(torch.class.getPackage().getImplementationVersion());
  }

  /**
   * Runs the pictures.
   *
   * @param logits receives batch × classes
   */
  @SuppressWarnings("try")
  public void run(float[] logits) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      Tensor result = network.forward(pictures, Pass.EVALUATE);
      new FloatPointer(result.data_ptr()).get(logits);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
