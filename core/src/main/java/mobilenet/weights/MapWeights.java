package mobilenet.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights in memory.
 *
 * @param origin where they come from, such as a file's name, for messages
 * @param tensors the tensors by name
 */
public record MapWeights(String origin, Map<String, Tensor> tensors) implements WeightSource {
  /** Weights that are from no file. */
  public MapWeights(Map<String, Tensor> tensors) {
    this("memory", tensors);
  }

  /** Copies the map, not the tensors. */
  public MapWeights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return tensor(name).shape();
  }

  @Override
  public float[] read(String name) {
    return tensor(name).data().clone();
  }

  @Override
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw unknown(name);
    }
    return tensor;
  }
}
