package mobilenet.train.recipe;

import java.util.List;

/**
 * What is different when training starts from weights that know something already.
 *
 * @param layerDecay factor of the learning rate from a layer to the one before it, above 0 up to 1;
 *     1 for one rate everywhere. {@link LayerRates} says what a layer is
 * @param frozen prefixes of the names of parameters that stay as they are, up to a dot: {@code
 *     conv_stem}, {@code blocks.0}, {@code blocks.3.1.conv_dw}
 * @param batchNorm what becomes of batch norm
 */
public record FineTuning(double layerDecay, List<String> frozen, BatchNorm batchNorm) {

  /** What becomes of batch norm. */
  public enum BatchNorm {
    /** As always: statistics of the batch, averaged for later. */
    TRAINED,
    /**
     * Running statistics are used and kept, and scale and shift stay as they are: for batches too
     * small to measure with, and for images that are like those of the weights.
     */
    FROZEN
  }

  /** Copies, and checks the ranges. */
  public FineTuning {
    frozen = List.copyOf(frozen);
    if (!(layerDecay > 0 && layerDecay <= 1)) {
      throw new IllegalArgumentException(
          "layer-decay must be above 0 up to 1, given " + layerDecay);
    }
    for (String prefix : frozen) {
      if (prefix.isEmpty() || prefix.endsWith(".")) {
        throw new IllegalArgumentException(
            "frozen must hold names or their beginnings before a dot, given \"" + prefix + "\"");
      }
    }
  }

  /** Whether a parameter stays as it is, by its name in the checkpoint. */
  public boolean freezes(String parameter) {
    return frozen.stream().anyMatch(prefix -> isBelow(parameter, prefix));
  }

  /** Whether a parameter has that name, or one that goes on after it with a dot. */
  public static boolean isBelow(String parameter, String prefix) {
    return parameter.equals(prefix) || parameter.startsWith(prefix + ".");
  }
}
