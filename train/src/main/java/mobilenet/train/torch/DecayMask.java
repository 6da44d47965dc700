package mobilenet.train.torch;

import java.util.HashMap;
import java.util.Map;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Which weights of a store decay: those that the network of an update has. A factor of 1 or 0 for
 * each, so that the decay stays one flat operation, with the same bits as without a mask where all
 * are shown.
 */
final class DecayMask {
  private final Tensor flat;
  private final Map<String, Tensor> views = new HashMap<>();

  /** A mask that shows nothing. */
  DecayMask(ParameterStore store) {
    try (Tensor part = store.trainable().narrow(0, 0, store.decayed())) {
      flat = torch.zeros_like(part);
    }
    long offset = 0;
    for (String key : store.trainableKeys()) {
      Parameter parameter = store.parameter(key);
      if (offset < store.decayed()) {
        views.put(key, ParameterStore.view(flat, offset, parameter));
      }
      offset += parameter.elementCount();
    }
  }

  /** Hides all. */
  void clear() {
    Tensors.inPlace(flat, flat.zero_());
  }

  /**
   * Shows the leading part of a parameter, if it is one of those that decay.
   *
   * @param window of this shape
   */
  void show(String key, Parameter window) {
    Tensor view = views.get(key);
    if (view == null) {
      return;
    }
    try (Tensor part = Windows.leading(view, window.shape());
        Scalar one = new Scalar(1f)) {
      Tensors.inPlace(part, part.fill_(one));
    }
  }

  /** The weights that are shown, and 0 for the others. */
  Tensor of(Tensor weights) {
    return weights.mul(flat);
  }
}
