package mobilenet.train.torch;

import java.util.Optional;
import java.util.function.Supplier;
import mobilenet.architecture.InputShape;
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
  private final PointerScope memory;
  private final TorchNetwork network;
  private final Tensor images;

  /**
   * Copies weights and images, which lie as batch × channels × size × size, and sets libtorch's
   * threads, for the whole process.
   *
   * @param weights of the graph to be run, passes applied
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IllegalArgumentException for another number of values
   */
  public static TorchInference ofPlanes(
      BoundGraph weights, float[] images, int batch, InputShape input, int threads)
      throws LibTorchException {
    LibTorch.load();
    torch.set_num_threads(threads);
    return new TorchInference(
        weights,
        () ->
            Tensors.of(images, batch, input.channels(), input.size(), input.size())
                .contiguous(MemoryFormat.ChannelsLast));
  }

  /**
   * As {@link #ofPlanes}, for images of batch × size × size × channels, on as many threads as
   * before.
   *
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IllegalArgumentException for another number of values
   */
  public static TorchInference ofChannelsLast(
      BoundGraph weights, float[] images, int batch, InputShape input) throws LibTorchException {
    LibTorch.load();
    return new TorchInference(
        weights, () -> Tensors.images(images, batch, input.size(), input.size(), input.channels()));
  }

  @SuppressWarnings("try") // Scopes act by being there.
  private TorchInference(BoundGraph weights, Supplier<Tensor> images) {
    memory = new PointerScope();
    boolean complete = false;
    try (InferenceMode mode = new InferenceMode(true)) {
      Graph graph = weights.graph();
      ParameterStore store = new ParameterStore(graph, parameter -> true, ScalarType.Float);
      graph.parameters().values().forEach(p -> store.set(p, weights.value(p)));
      network = new TorchNetwork(graph, store, NetworkOptions.PLAIN);
      this.images = images.get();
      complete = true;
    } finally {
      // Off the thread's stack of scopes, but alive until this is closed, if it is whole.
      if (complete) {
        memory.extend();
      }
      memory.close();
    }
  }

  /** Version of libtorch's Java classes, where their archive states it. */
  public static Optional<String> libraryVersion() {
    return Optional.ofNullable(torch.class.getPackage().getImplementationVersion());
  }

  /**
   * Runs the images.
   *
   * @param logits receives batch × classes
   */
  @SuppressWarnings("try")
  public void run(float[] logits) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      Tensor result = network.forward(images, Pass.EVALUATE);
      new FloatPointer(result.data_ptr()).get(logits);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
