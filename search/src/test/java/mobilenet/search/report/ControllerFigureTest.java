package mobilenet.search.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.controller.ControllerUpdate;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ControllerFigureTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  private static List<ControllerRow> rows(int steps, OptionalDouble ratio) {
    List<ControllerRow> rows = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      double p = (step + 1.0) / steps;
      rows.add(
          new ControllerRow(
              new ControllerUpdate(step, 0.1, 0.6 + 0.1 * p, 0.6, 5 * (1 - p)),
              0.7,
              ratio,
              TINY.decisions().stream()
                  .map(decision -> List.of((1 - p) / 2, (1 - p) / 2, p))
                  .toList()));
    }
    return rows;
  }

  private static Document draw(List<ControllerRow> rows) throws Exception {
    String svg = ControllerFigure.draw("tiny <uib>", TINY.decisions(), rows);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static int fills(Document svg) {
    int fills = 0;
    for (int i = 0; i < svg.getElementsByTagName("path").getLength(); i++) {
      String fill =
          svg.getElementsByTagName("path").item(i).getAttributes().getNamedItem("fill") == null
              ? "none"
              : svg.getElementsByTagName("path")
                  .item(i)
                  .getAttributes()
                  .getNamedItem("fill")
                  .getNodeValue();
      fills += fill.equals("none") ? 0 : 1;
    }
    return fills;
  }

  @Test
  void everyOptionHasABandAndEveryDecisionAName() throws Exception {
    Document svg = draw(rows(1000, OptionalDouble.of(1.2)));
    assertThat(fills(svg)).isEqualTo(15);
    String text = svg.getDocumentElement().getTextContent();
    assertThat(text).contains("tiny <uib>", "0: $w", "1: $e", "cost", "entropy", "step");
    // The last option leads in the end, and no other is named.
    assertThat(text).contains("\n48\n", "\n3\n").doesNotContain("\n16\n", "\n32\n");
  }

  @Test
  void withoutATargetThereIsNoCost() throws Exception {
    assertThat(draw(rows(10, OptionalDouble.empty())).getDocumentElement().getTextContent())
        .doesNotContain("cost");
  }

  @Test
  void oneStepIsDrawn() throws Exception {
    assertThat(fills(draw(rows(1, OptionalDouble.of(1))))).isEqualTo(15);
    assertThatThrownBy(() -> ControllerFigure.draw("none", TINY.decisions(), List.of()))
        .hasMessageContaining("at least one step");
  }

  @Test
  void windowsAreMeansOfNeighboursAndLeaveNoneOut() {
    List<ControllerRow> rows = rows(1003, OptionalDouble.of(1));
    StepWindows windows = StepWindows.of(rows, 100);
    double[] steps = windows.steps();
    assertThat(steps).hasSize(100).isSorted();
    assertThat(steps[0]).isCloseTo(4.5, within(1e-9));
    assertThat(windows.last()).isEqualTo(1002);
    assertThat(windows.means(row -> 1)).containsOnly(1);
  }
}
