package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.bench.figures.Svg.Anchor;
import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void namesMayHoldWhatXmlReserves() {
    String document =
        new Svg(10, "a < b").text(Style.TEXT, Anchor.START, 1, 2.25, "<&>").document();
    assertThat(document)
        .contains("<title>a &lt; b</title>")
        .contains(" x=\"1\" y=\"2.3\" text-anchor=\"start\">&lt;&amp;&gt;</text>");
  }

  @Test
  void everyStyleHasTheColoursOfBothModes() {
    String[] modes = Style.sheet().split("@media", -1);
    assertThat(modes).hasSize(2);
    for (Style style : Style.values()) {
      for (String mode : modes) {
        assertThat(mode).contains("." + style.cssClass() + "{");
      }
    }
  }
}
