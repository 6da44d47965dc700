package mobilenet.train.torch;

import java.util.Map;
import java.util.Set;
import mobilenet.graph.Parameter;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network with its own copy of what it had of shared weights, whose batch norms get statistics of
 * its own: the mean over batches of the batches' means and variances, which PyTorch calls a
 * momentum of {@code None}. Here a batch weighs as much as it has images. Not thread-safe.
 */
public final class ExtractedNetwork implements AutoCloseable {
  /** With a momentum of 1, running statistics are those of the last batch. */
  private static final NetworkOptions LAST_BATCH = new NetworkOptions(0, Map.of(), 1, Set.of());

  private final BatchTensors tensors;
  private final PointerScope memory;
  private final ParameterStore weights;
  private final TorchNetwork network;
  private final Tensor sums;

  /** Images of the first batch, to which the others are compared; 0 before. */
  private int unit;

  /** Weight of all batches so far: their number, if they have as many images as the first one. */
  private double weight;

  ExtractedNetwork(SharedNetwork shared, NetworkWeights from) {
    tensors = new BatchTensors(shared.architecture());
    memory = new PointerScope();
    boolean complete = false;
    try {
      // The statistics are measured here, and stay among the buffers.
      weights =
          new ParameterStore(
              shared.graph(), parameter -> parameter.kind().isLearnt(), ScalarType.Float);
      for (Parameter parameter : shared.graph().parameters().values()) {
        try (Tensor target = weights.get(parameter).detach();
            Tensor source = from.get(parameter).detach()) {
          target.copy_(source);
        }
      }
      network = new TorchNetwork(shared.graph(), weights, LAST_BATCH);
      sums = torch.zeros_like(weights.buffers());
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
   * Adds a batch to the statistics of the batch norms. A batch weighs as much as it has images, so
   * that a short last one does not count for more than its part.
   *
   * @param images count × height × width × channels
   * @param count at least 2
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public void recalibrate(float[] images, int count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "batch norms have no statistics of " + count + " images; give 2 or more at once");
    }
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      network.forward(tensors.images(images, 0, count), Pass.TRAIN);
      unit = unit == 0 ? count : unit;
      double part = (double) count / unit;
      weight += part;
      Update.add(sums, weights.buffers(), part);
      weights.buffers().copy_(sums.div(new Scalar(weight)));
    }
  }

  /**
   * Logits of images by the statistics so far.
   *
   * @param images count × height × width × channels
   * @return count × classes
   * @throws IllegalStateException if there are none
   */
  @SuppressWarnings("try")
  public float[] logits(float[] images, int count) {
    requireStatistics();
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return Tensors.read(network.forward(tensors.images(images, 0, count), Pass.EVALUATE));
    }
  }

  /**
   * All parameters by timm's keys, copied.
   *
   * @throws IllegalStateException if there are no statistics
   */
  @SuppressWarnings("try")
  public WeightSource weights() {
    requireStatistics();
    try (PointerScope own = new PointerScope()) {
      return weights.read();
    }
  }

  private void requireStatistics() {
    if (unit == 0) {
      throw new IllegalStateException(
          "the batch norms of an extracted network have no statistics yet; recalibrate it first");
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
