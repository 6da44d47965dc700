package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownRangesTest {
  private static Graph graph(Activation function, Map<String, Integer> taps) {
    return new Graph(
        List.of(
            new Node("input", new Op.Input(3), List.of()),
            new Node("sum", new Op.Add(), List.of(0, 0)),
            new Node("act", new Op.Activate(function), List.of(1))),
        taps);
  }

  /** Hard-swish is at least −0.375, at x = −1.5; gates are from 0 to 1. */
  @ParameterizedTest
  @CsvSource({
    "HARD_SWISH,-0.2,5,-0.375,5",
    "HARD_SWISH,0,5,0,5",
    "HARD_SIGMOID,0,0.4,0,1",
    "SIGMOID,0,0.4,0,1",
    "SWISH,-0.2,5,-0.2,5",
  })
  void ofResults(Activation function, double low, double high, double least, double most) {
    assertThat(KnownRanges.apply(graph(function, Map.of()), 2, new Range(low, high)))
        .isEqualTo(new Range(least, most));
  }

  /** Below −3 both are 0, and above 3 hard-sigmoid is 1. */
  @ParameterizedTest
  @CsvSource({
    "HARD_SWISH,-9,9,-3,9",
    "HARD_SIGMOID,-9,9,-3,3",
    "HARD_SIGMOID,-1,2,-1,2",
    "SWISH,-9,9,-9,9",
  })
  void ofWhatTheyRead(Activation function, double low, double high, double least, double most) {
    assertThat(KnownRanges.apply(graph(function, Map.of()), 1, new Range(low, high)))
        .isEqualTo(new Range(least, most));
  }

  @Test
  void anOutputIsNotClipped() {
    Graph tapped = graph(Activation.HARD_SWISH, Map.of("stem", 1));
    assertThat(KnownRanges.apply(tapped, 1, new Range(-9, 9))).isEqualTo(new Range(-9, 9));
  }
}
