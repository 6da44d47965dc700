package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mobilenet.graph.Graph;
import mobilenet.testing.UnknownOperation;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnknownOperationTest {
  @BeforeAll
  static void load() throws Exception {
    LibTorch.load();
  }

  @Test
  @SuppressWarnings("try") // Scopes act by being there.
  void isRefused() {
    Graph graph = UnknownOperation.graph();
    try (PointerScope scope = new PointerScope()) {
      ParameterStore store = StoreScope.store(graph, ScalarType.Float, p -> new float[0]);
      assertThatThrownBy(() -> new TorchNetwork(graph, store, NetworkOptions.PLAIN))
          .hasMessage("libtorch " + UnknownOperation.REFUSAL);
    }
  }
}
