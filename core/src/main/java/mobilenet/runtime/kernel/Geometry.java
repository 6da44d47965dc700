package mobilenet.runtime.kernel;

import java.util.List;

/**
 * Layouts around one operation, for one image size.
 *
 * @param inputs in the order of the operation's inputs
 * @param output of the operation
 */
public record Geometry(List<FeatureMap> inputs, FeatureMap output) {
  /** Copies the inputs. */
  public Geometry {
    inputs = List.copyOf(inputs);
  }

  /** The first input. */
  public FeatureMap input() {
    return inputs.get(0);
  }
}
