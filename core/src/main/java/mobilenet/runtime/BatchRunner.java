package mobilenet.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Shape;
import mobilenet.weights.Tensor;

/** Runs batches of planar images, as PyTorch lays them out. */
public final class BatchRunner {
  private BatchRunner() {}

  /**
   * Runs a batch image by image.
   *
   * @param batch N×C×H×W, normalised
   * @param taps what to return
   * @return each tap as N×C×H×W; embedding and logits as N×C
   * @throws IllegalArgumentException if the model takes another number of channels, a tap is
   *     unknown, the image is too small, or a tap of all images is larger than an array
   */
  public static Map<String, Tensor> run(CompiledModel model, Tensor batch, List<String> taps) {
    List<Integer> shape = batch.shape();
    if (shape.size() != 4) {
      throw new IllegalArgumentException("a batch must be N×C×H×W, given " + shape);
    }
    int images = shape.get(0);
    Session session = model.session(shape.get(2), shape.get(3), taps);
    if (session.channels() != shape.get(1)) {
      throw new IllegalArgumentException(
          "the network takes " + session.channels() + " channels, given " + shape.get(1));
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (String tap : session.taps()) {
      Shape map = session.tap(tap).shape();
      List<Integer> dimensions = new ArrayList<>(List.of(images, map.channels()));
      if (!tap.equals(Graph.EMBEDDING) && !tap.equals(Graph.LOGITS)) {
        dimensions.addAll(List.of(map.height(), map.width()));
      }
      results.put(tap, new Tensor(dimensions, new float[elements(tap, images, map)]));
    }
    int pixels = shape.get(2) * shape.get(3);
    for (int n = 0; n < images; n++) {
      for (int c = 0; c < session.channels(); c++) {
        for (int p = 0; p < pixels; p++) {
          session.input()[p * session.channels() + c] =
              batch.data()[(n * session.channels() + c) * pixels + p];
        }
      }
      session.run();
      int image = n;
      results.forEach(
          (tap, tensor) -> {
            FeatureView view = session.tap(tap);
            view.copyToPlanar(tensor.data(), image * Math.toIntExact(view.shape().elementCount()));
          });
    }
    return results;
  }

  private static int elements(String tap, int images, Shape map) {
    long elements = images * map.elementCount();
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          tap
              + " of "
              + images
              + " images has "
              + elements
              + " values, more than an array can hold; give fewer images, or leave out this tap");
    }
    return (int) elements;
  }
}
