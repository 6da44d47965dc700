package mobilenet.train.torch;

import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network whose weights stay as they are, for one batch after the other. Draws no random numbers,
 * so that it may run between the steps of a {@link TorchTrainer}. Not thread-safe.
 */
public final class TorchPredictor implements AutoCloseable {
  private final PointerScope memory;
  private final TorchNetwork network;
  private final BatchTensors tensors;

  /**
   * Copies the weights.
   *
   * @param architecture with the input size of the images
   * @param weights of its graph
   * @throws LibTorchException if libtorch cannot be used on this machine
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public TorchPredictor(Architecture architecture, BoundGraph weights) throws LibTorchException {
    LibTorch.load();
    tensors = new BatchTensors(architecture);
    memory = new PointerScope();
    boolean complete = false;
    try (InferenceMode mode = new InferenceMode(true)) {
      Graph graph = weights.graph();
      ParameterStore store = new ParameterStore(graph, parameter -> true, ScalarType.Float);
      graph.parameters().values().forEach(p -> store.set(p, weights.value(p)));
      network = new TorchNetwork(graph, store, NetworkOptions.PLAIN);
      complete = true;
    } finally {
      // Off the thread's stack of scopes, but alive until this is closed, if it is whole.
      if (complete) {
        memory.extend();
      }
      memory.close();
    }
  }

  /**
   * Logits of images.
   *
   * @param images count × height × width × channels, normalised
   * @return count × classes
   */
  @SuppressWarnings("try")
  public float[] logits(float[] images, int count) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return Tensors.read(network.forward(tensors.images(images, 0, count), Pass.EVALUATE));
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
