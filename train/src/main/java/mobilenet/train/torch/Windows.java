package mobilenet.train.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The weights of one network as leading parts of larger, shared ones. No weight is copied: what an
 * operation reads is a view, and its gradient is added to the same part of the flat gradients.
 */
final class Windows implements NetworkWeights {
  private final ScalarType type;
  private final Map<String, Tensor> views = new LinkedHashMap<>();
  private final List<Learnt> learnt = new ArrayList<>();

  /** A view that is learnt, and the part of the flat gradients that is its own. */
  private record Learnt(Tensor view, Tensor gradient) {}

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

  private Tensor window(Parameter whole, Parameter part, ParameterStore shared) {
    requireRoom(whole, part);
    Tensor store = shared.get(whole);
    Tensor window;
    try (Tensor values = store.detach()) {
      window = leading(values, part.shape());
    }
    if (store.requires_grad()) {
      window.set_requires_grad(true);
      learnt.add(new Learnt(window, leading(store.grad(), part.shape())));
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

  /**
   * A backward pass could add to the flat gradients itself, but libtorch warns of gradients with
   * gaps between their rows.
   */
  @Override
  public void collectGradients() {
    for (Learnt window : learnt) {
      try (Tensor found = window.view.grad()) {
        if (found.defined()) {
          Update.add(window.gradient, found, 1);
          window.view.mutable_grad().reset();
        }
      }
    }
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
