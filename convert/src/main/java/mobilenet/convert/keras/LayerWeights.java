package mobilenet.convert.keras;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.weights.Tensor;

/**
 * A layer of Keras that has weights.
 *
 * @param name such as {@code conv_dw_1}
 * @param variables by Keras's names: {@code kernel}, {@code gamma}
 */
public record LayerWeights(String name, Map<String, Tensor> variables) {
  /** Copies the map. */
  public LayerWeights {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
