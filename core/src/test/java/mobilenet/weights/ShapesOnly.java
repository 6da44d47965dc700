package mobilenet.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;

/** Names and shapes without values, so that the largest networks fit in a test. */
record ShapesOnly(Map<String, List<Integer>> shapes) implements WeightSource {

  static ShapesOnly of(Architecture architecture) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    Lowering.lower(architecture).parameters().forEach((key, p) -> shapes.put(key, p.shape()));
    return new ShapesOnly(shapes);
  }

  @Override
  public Set<String> names() {
    return shapes.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    List<Integer> shape = shapes.get(name);
    if (shape == null) {
      throw unknown(name);
    }
    return shape;
  }

  @Override
  public float[] read(String name) {
    throw new UnsupportedOperationException(name + " has no values");
  }
}
