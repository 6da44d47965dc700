package mobilenet.convert.torch;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.weights.WeightSource;

/** The tensors of a state_dict. */
final class TorchWeights implements WeightSource {
  private final String origin;
  private final Map<String, TorchTensor> tensors;

  TorchWeights(String origin, Map<String, TorchTensor> tensors) {
    this.origin = origin;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Set<String> names() {
    return tensors.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return find(name).shape();
  }

  @Override
  public float[] read(String name) throws IOException {
    TorchTensor tensor = find(name);
    if (!tensor.type().isReal()) {
      throw new ForeignFileException(
          origin
              + ": tensor "
              + name
              + " is of type "
              + tensor.type()
              + ", and weights are F64, F32, F16 or BF16; a quantised network must be saved before"
              + " it is quantised");
    }
    return tensor.read();
  }

  private TorchTensor find(String name) {
    TorchTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw unknown(name);
    }
    return tensor;
  }
}
