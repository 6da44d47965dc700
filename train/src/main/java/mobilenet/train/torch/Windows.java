package mobilenet.train.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The weights of one network as leading parts of larger, shared ones. Nothing is copied: what an
 * operation reads is a view, and a backward pass adds to the same part of the flat gradients.
 */
final class Windows implements NetworkWeights {
  private final ScalarType type;
  private final Map<String, Tensor> views = new LinkedHashMap<>();

  /** Looks at a store; what is learnt there receives gradients. */
  Windows(SharedNetwork network, ParameterStore shared) {
    type = shared.type();
    network
        .graph()
        .parameters()
        .values()
        .forEach(
            parameter ->
                views.put(
                    parameter.key(),
                    window(shared.parameter(network.sharedKey(parameter)), parameter, shared)));
  }

  private static Tensor window(Parameter whole, Parameter part, ParameterStore shared) {
    requireRoom(whole, part);
    Tensor store = shared.get(whole);
    Tensor window;
    try (Tensor values = store.detach()) {
      window = leading(values, part.shape());
    }
    if (store.requires_grad()) {
      window.set_requires_grad(true);
      try (Tensor gradient = leading(store.grad(), part.shape())) {
        window.mutable_grad().put(gradient);
      }
    }
    return window;
  }

  private static void requireRoom(Parameter whole, Parameter part) {
    boolean fits = whole.shape().size() == part.shape().size();
    for (int d = 0; fits && d < part.shape().size(); d++) {
      fits = part.shape().get(d) <= whole.shape().get(d);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the parameter "
              + part.key()
              + " of "
              + part.shape()
              + " is no part of the shared "
              + whole.key()
              + " of "
              + whole.shape());
    }
  }

  /** A view of the first elements of each dimension, apart from gradients. */
  static Tensor leading(Tensor whole, List<Integer> shape) {
    Tensor view = whole.detach();
    for (int d = 0; d < shape.size(); d++) {
      if (view.size(d) > shape.get(d)) {
        Tensor narrower = view.narrow(d, 0, shape.get(d));
        view.close();
        view = narrower;
      }
    }
    return view;
  }

  @Override
  public Tensor get(Parameter parameter) {
    Tensor view = views.get(parameter.key());
    if (view == null) {
      throw new IllegalArgumentException("no parameter " + parameter.key() + " in these windows");
    }
    return view;
  }

  @Override
  public ScalarType type() {
    return type;
  }
}
