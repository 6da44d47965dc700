package mobilenet.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import mobilenet.search.report.AdaptationFigure.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class AdaptationFigureTest {
  private static final Point FIRST = new Point(2, 0.90);
  private static final Point NEXT = new Point(1.8, 0.89);
  private static final Point LAST = new Point(1.5, 0.87);
  private static final Point REFUSED = new Point(1.7, 0.80);

  private static double number(NodeList circles, int index, String attribute) {
    return Double.parseDouble(((Element) circles.item(index)).getAttribute(attribute));
  }

  @Test
  void thePathGoesToTheTarget() throws Exception {
    String text =
        AdaptationFigure.draw(
            "a <b> & c", List.of(FIRST, NEXT, REFUSED, LAST), List.of(FIRST, NEXT, LAST), 1.5);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    NodeList circles = svg.getElementsByTagName("circle");
    // Four tried, three chosen, two of the legend.
    assertThat(circles.getLength()).isEqualTo(9);
    assertThat(number(circles, 3, "cx")).isLessThan(number(circles, 0, "cx"));
    // Down is larger.
    assertThat(number(circles, 0, "cy")).isLessThan(number(circles, 2, "cy"));
    Element path = (Element) svg.getElementsByTagName("polyline").item(0);
    String[] points = path.getAttribute("points").split(" ");
    assertThat(points).hasSize(3);
    assertThat(points[0])
        .isEqualTo(
            ((Element) circles.item(0)).getAttribute("cx")
                + ","
                + ((Element) circles.item(0)).getAttribute("cy"));
    double target = number(circles, 3, "cx");
    assertThat(text).contains("d=\"M" + target + " 80.0V456.0\"");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a <b> & c");
  }
}
