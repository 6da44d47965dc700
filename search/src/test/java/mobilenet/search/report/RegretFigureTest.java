package mobilenet.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegretFigureTest {
  private static final Pattern LABEL =
      Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\" >(curve \\d)</text>");
  private static final Pattern POINTS = Pattern.compile("points=\"([^\"]+)\"");

  /** The widest label that the commands have, at about 7 pixels a letter. */
  private static final double LABEL_WIDTH = 150;

  private static String draw(int curves) {
    List<RegretFigure.Curve> all =
        IntStream.range(0, curves)
            .mapToObj(
                i -> new RegretFigure.Curve("curve " + i, List.of(0.03, 0.02, 0.01 + 0.001 * i)))
            .toList();
    return RegretFigure.draw("title", "networks trained", all);
  }

  private static double number(MatchResult match, int group) {
    return Double.parseDouble(match.group(group));
  }

  @Test
  void theLegendOfSixCurvesStandsInTheFigureAboveThem() {
    String svg = draw(6);
    List<MatchResult> labels = LABEL.matcher(svg).results().toList();
    assertThat(labels).hasSize(6);
    assertThat(labels).allSatisfy(l -> assertThat(number(l, 1) + LABEL_WIDTH).isLessThan(860));
    Set<String> places = new HashSet<>();
    labels.forEach(l -> places.add(l.group(1) + " " + l.group(2)));
    assertThat(places).hasSize(6);
    double lowest = labels.stream().mapToDouble(l -> number(l, 2)).max().orElseThrow();
    List<Double> heights = new ArrayList<>();
    for (MatchResult curve : POINTS.matcher(svg).results().toList()) {
      for (String point : curve.group(1).split(" ", -1)) {
        heights.add(Double.parseDouble(point.substring(point.indexOf(',') + 1)));
      }
    }
    assertThat(heights).hasSize(18).allSatisfy(y -> assertThat(y).isGreaterThan(lowest));
  }

  @Test
  void fewCurvesHaveOneLine() {
    assertThat(LABEL.matcher(draw(4)).results().map(l -> l.group(2)).distinct())
        .containsExactly("55.0");
  }
}
