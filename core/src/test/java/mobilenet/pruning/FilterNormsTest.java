package mobilenet.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.FormulaWeights;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;

class FilterNormsTest {
  private static final FormulaWeights WEIGHTS = new FormulaWeights("norms", 2);

  @Test
  void rowsOfAllProducersCount() throws IOException {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv3_small_100"));
    MapWeights weights = Masking.weights(groups.graph(), WEIGHTS);
    ChannelGroup chain = groups.get("bottleneck blocks.2.0");
    double square = 0;
    for (String block : List.of("blocks.2.0", "blocks.2.1", "blocks.2.2")) {
      float[] rows = weights.read(block + ".conv_pwl.weight");
      int length = rows.length / 40;
      for (int i = 7 * length; i < 8 * length; i++) {
        square += (double) rows[i] * rows[i];
      }
    }
    assertThat(FilterNorms.of(chain, weights).norms().get(7))
        .isCloseTo(Math.sqrt(square), within(1e-12));
  }

  /** The gate is a producer of its group, and scales without computing. */
  @Test
  void theGateDoesNotCount() throws IOException {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv3_small_100"));
    MapWeights weights = Masking.weights(groups.graph(), WEIGHTS);
    double square = 0;
    for (float value : weights.read("blocks.2.0.conv_pw.weight")) {
      square += (double) value * value;
    }
    double sum =
        FilterNorms.of(groups.get("expansion blocks.2.0"), weights).norms().stream()
            .mapToDouble(norm -> norm * norm)
            .sum();
    assertThat(sum).isCloseTo(square, within(1e-9));
  }

  @Test
  void largestStayInOrderAndTheFirstOfEquals() {
    ChannelGroup group =
        new ChannelGroup("some", ChannelGroup.Kind.EXPANSION, 6, List.of(), List.of());
    FilterNorms norms = new FilterNorms(group, List.of(1.0, 3.0, 2.0, 3.0, 2.0, 2.0));
    assertThat(norms.largest(2)).containsExactly(1, 3);
    assertThat(norms.largest(3)).containsExactly(1, 2, 3);
    assertThat(norms.largest(4)).containsExactly(1, 2, 3, 4);
    assertThat(norms.largest(6)).containsExactly(0, 1, 2, 3, 4, 5);
    FilterNorms equal = new FilterNorms(group, Collections.nCopies(6, 1.0));
    assertThat(equal.largest(3)).containsExactly(0, 1, 2);
  }
}
