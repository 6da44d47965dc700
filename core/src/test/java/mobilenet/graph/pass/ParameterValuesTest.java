package mobilenet.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {
  private static final long SEED = 3;

  /** With norms before projections, layer scales, and norms behind convolutions. */
  private final BoundGraph held =
      RandomWeights.bind(Lowering.lower(Catalogue.get("mobilenetv4_hybrid_medium_075")), SEED);

  private final AtomicInteger asked = new AtomicInteger();

  private BoundGraph onDemand() {
    return new BoundGraph(
        held.graph(),
        parameter -> {
          asked.incrementAndGet();
          return held.value(parameter).clone();
        });
  }

  @Test
  void passesOfValuesOnDemandReadNothing() {
    BoundGraph folded = onDemand().apply(Pass.standard());
    assertThat(asked).hasValue(0);
    assertThat(folded.holdsValues()).isFalse();
    assertThat(folded.hasValues()).isTrue();
  }

  @Test
  void passesGiveTheSameValues() {
    Map<String, float[]> expected = new TreeMap<>(held.apply(Pass.standard()).values());
    BoundGraph folded = onDemand().apply(Pass.standard());
    assertThat(folded.graph().parameters().keySet()).isEqualTo(expected.keySet());
    for (Parameter parameter : folded.graph().parameters().values()) {
      assertThat(folded.value(parameter))
          .as(parameter.key())
          .isEqualTo(expected.get(parameter.key()));
    }
    assertThat(folded.values().keySet()).isEqualTo(expected.keySet());
  }

  @Test
  void aValueOfTheWrongSizeIsAnError() {
    Graph graph = held.graph();
    BoundGraph wrong = new BoundGraph(graph, parameter -> new float[1]);
    Parameter classifier = Objects.requireNonNull(graph.parameters().get("classifier.weight"));
    assertThatThrownBy(() -> wrong.value(classifier))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classifier.weight: expected 1280000 values, given 1");
  }
}
