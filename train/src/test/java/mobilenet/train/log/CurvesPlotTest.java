package mobilenet.train.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesPlotTest {
  private static final int BLUE = 0x0072B2;
  private static final int RED = 0xD55E00;
  private static final int GREEN = 0x009E73;

  @TempDir Path dir;

  private BufferedImage draw(String name, List<EpochMetrics> rows) throws IOException {
    Path png = dir.resolve(name + ".png");
    CurvesPlot.write(png, "fashion-mnist", rows);
    return ImageIO.read(png.toFile());
  }

  private static long pixels(BufferedImage image, int colour, int fromRow, int toRow) {
    long count = 0;
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void tellsWhatFontsLackFromMistakes() {
    RuntimeException mistake = new IllegalArgumentException("a mistake");
    assertThat(CurvesPlot.isOfFonts(mistake)).isFalse();
    // As JDK 17 throws it where there is no font.
    RuntimeException head = new IllegalStateException("Fontconfig head is null");
    head.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.awt.FontConfiguration", "getVersion", null, -1)
        });
    assertThat(CurvesPlot.isOfFonts(new InternalError(head))).isTrue();
    assertThat(CurvesPlot.isOfFonts(new UnsatisfiedLinkError("libfreetype.so.6"))).isTrue();
  }

  @Test
  void drawsThreeCurvesInBothCharts() throws Exception {
    BufferedImage image = draw("run", MetricsExamples.run(30));
    int half = image.getHeight() / 2;
    assertThat(image.getWidth()).isEqualTo(1000);
    for (int colour : new int[] {BLUE, RED, GREEN}) {
      assertThat(pixels(image, colour, 0, half)).as("%06x above", colour).isGreaterThan(500);
      assertThat(pixels(image, colour, half, 2 * half)).as("%06x below", colour).isGreaterThan(500);
    }
  }

  @Test
  void oneEpochIsVisible() throws Exception {
    BufferedImage image = draw("one", MetricsExamples.run(1));
    assertThat(pixels(image, GREEN, 0, image.getHeight() / 2)).isGreaterThan(10);
  }

  @Test
  void aRunThatDivergesStillGivesAImage() throws Exception {
    BufferedImage image =
        draw(
            "diverged",
            List.of(
                MetricsExamples.diverged(1, 2.5),
                MetricsExamples.diverged(2, Double.POSITIVE_INFINITY),
                MetricsExamples.diverged(3, Double.NaN)));
    assertThat(pixels(image, BLUE, 0, image.getHeight())).isGreaterThan(10);
    assertThat(draw("nothing", List.of(MetricsExamples.diverged(1, Double.NaN)))).isNotNull();
  }

  @Test
  void replacesTheImageOfBefore() throws Exception {
    draw("again", MetricsExamples.run(2));
    draw("again", MetricsExamples.run(200));
    assertThat(dir.toFile().list()).containsExactly("again.png");
    assertThatThrownBy(() -> CurvesPlot.write(dir.resolve("x.png"), "x", List.of()))
        .hasMessage("expected at least one row of metrics to draw, given none");
  }
}
