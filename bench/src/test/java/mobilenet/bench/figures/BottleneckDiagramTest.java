package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BottleneckDiagramTest {
  private static long count(String document, String pattern) {
    return Pattern.compile(pattern).matcher(document).results().count();
  }

  @Test
  void formsDifferInTheirDepthwiseConvolutions() {
    String document = BottleneckDiagram.draw().document();
    assertThat(document).contains(">ExtraDW<", ">IB<", ">ConvNeXt<", ">FFN<");
    assertThat(count(document, "class=\"depthwise\"")).isEqualTo(4);
    assertThat(count(document, "class=\"absent\"")).isEqualTo(4);
    assertThat(count(document, "class=\"pointwise\"")).isEqualTo(8);
  }

  /** Rows of the V4 paper: UIB 5×5 with expansion 4 of 128 channels, 3×3 with 2 of 96. */
  @Test
  void numbersAreThoseOfTheTables() {
    assertThat(BottleneckDiagram.draw().document())
        .contains("blocks.3.1", ">depthwise 5×5<", ">128 → 512, ReLU<", ">512 → 128<")
        .contains("blocks.2.1", ">depthwise 3×3<", ">96 → 192, ReLU<", ">192 → 96<");
  }
}
