package mobilenet.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import mobilenet.search.report.FrontFigure.Cost;
import mobilenet.search.report.FrontFigure.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FrontFigureTest {
  private static final Point CHEAP = new Point(1e6, 0.80);
  private static final Point DEAR = new Point(3e6, 0.90);
  private static final Point BEATEN = new Point(2e6, 0.75);

  private static Document draw(List<Point> tried, List<Point> front, Optional<Double> target)
      throws Exception {
    String svg = FrontFigure.draw("a <b> & c", tried, front, Optional.of(DEAR), target, Cost.MACS);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static double x(NodeList circles, int index) {
    return Double.parseDouble(((Element) circles.item(index)).getAttribute("cx"));
  }

  private static double y(NodeList circles, int index) {
    return Double.parseDouble(((Element) circles.item(index)).getAttribute("cy"));
  }

  @Test
  void pointsStandInTheOrderOfTheirNumbers() throws Exception {
    Document svg = draw(List.of(CHEAP, BEATEN, DEAR), List.of(CHEAP, DEAR), Optional.empty());
    NodeList circles = svg.getElementsByTagName("circle");
    // Three tried, two of the front, the best, three of the legend.
    assertThat(circles.getLength()).isEqualTo(9);
    assertThat(x(circles, 0)).isLessThan(x(circles, 1));
    assertThat(x(circles, 1)).isLessThan(x(circles, 2));
    // Down is larger.
    assertThat(y(circles, 2)).isLessThan(y(circles, 0));
    assertThat(y(circles, 0)).isLessThan(y(circles, 1));
    assertThat(x(circles, 1) - x(circles, 0)).isEqualTo(x(circles, 2) - x(circles, 1));
    assertThat(x(circles, 5)).isEqualTo(x(circles, 2));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a <b> & c");
  }

  @Test
  void aTargetIsALineAndAWordOfTheLegend() throws Exception {
    List<Point> all = List.of(CHEAP, DEAR);
    int without = draw(all, all, Optional.empty()).getElementsByTagName("path").getLength();
    Document with = draw(all, all, Optional.of(2.5e6));
    assertThat(with.getElementsByTagName("path").getLength()).isGreaterThan(without);
    assertThat(with.getDocumentElement().getTextContent()).contains("target");
  }

  @Test
  void theAxisSaysWhatNetworksCost() throws Exception {
    List<Point> fast = List.of(new Point(0.05, 0.8));
    String svg =
        FrontFigure.draw(
            "latency", fast, fast, Optional.of(fast.get(0)), Optional.empty(), Cost.MILLISECONDS);
    assertThat(svg).contains("latency of an image, ms", "0.050").doesNotContain("millions");
  }

  @Test
  void oneNetworkAloneIsDrawn() throws Exception {
    Document svg = draw(List.of(DEAR), List.of(DEAR), Optional.empty());
    assertThat(x(svg.getElementsByTagName("circle"), 0)).isBetween(80.0, 830.0);
  }

  @Test
  void ticksAreRoundNumbers() {
    Axis axis = Axis.around(DoubleStream.of(83.1, 91.8), 0.25);
    assertThat(axis).isEqualTo(new Axis(82, 94, 2));
    assertThat(axis.ticks().stream().map(axis::label))
        .containsExactly("82", "84", "86", "88", "90", "92", "94");
    assertThat(new Axis(0.5, 1, 0.25).ticks().stream().map(new Axis(0.5, 1, 0.25)::label))
        .containsExactly("0.50", "0.75", "1.00");
  }
}
