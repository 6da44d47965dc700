package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
  record Numbers(
      double wide, float narrow, Double boxed, Optional<Double> optional, List<Double> list) {}

  private static String print(Object document) {
    StringWriter out = new StringWriter();
    JsonOutput.print(new PrintWriter(out), document);
    return out.toString().replaceAll("\\s", "");
  }

  @Test
  void numbers() {
    assertThat(print(new Numbers(0.1, 0.1f, 1e-7, Optional.of(2.5), List.of(3.0))))
        .isEqualTo(
            "{\"wide\":0.1,\"narrow\":0.1,\"boxed\":1.0E-7,\"optional\":2.5,\"list\":[3.0]}");
  }

  /** By itself, Jackson would write a string "NaN" where a number is expected. */
  @Test
  void whatIsNoNumberIsRefusedWhereverItStands() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (Object document :
          List.of(
              new Numbers(bad, 0, 0.0, Optional.empty(), List.of()),
              new Numbers(0, (float) bad, 0.0, Optional.empty(), List.of()),
              new Numbers(0, 0, bad, Optional.empty(), List.of()),
              new Numbers(0, 0, 0.0, Optional.of(bad), List.of()),
              new Numbers(0, 0, 0.0, Optional.empty(), List.of(bad)))) {
        assertThatThrownBy(() -> print(document))
            .isInstanceOf(IllegalStateException.class)
            .cause()
            .hasMessageContaining("JSON has no number " + bad);
      }
    }
  }
}
