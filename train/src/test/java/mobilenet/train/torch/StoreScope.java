package mobilenet.train.torch;

import java.util.function.Function;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Stores for tests. */
final class StoreScope {
  private StoreScope() {}

  /** A store in which everything is learnt, with the given values. */
  static ParameterStore store(Graph graph, ScalarType type, Function<Parameter, float[]> values) {
    ParameterStore store = new ParameterStore(graph, parameter -> false, type);
    graph.parameters().values().forEach(p -> store.set(p, values.apply(p)));
    return store;
  }
}
