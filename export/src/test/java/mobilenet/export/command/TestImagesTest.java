package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.data.LabelledImage;
import mobilenet.evaluation.Evaluation.Failure;
import mobilenet.evaluation.LabelMapping;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;

class TestImagesTest {
  private static final Preprocessing PIXEL =
      new Preprocessing(
          1, 1, 1, 1, Interpolation.BILINEAR, List.of(0.0), List.of(1.0), CropMode.CENTER);

  private static LabelledImage image(String name, int label, LabelledImage.Source source) {
    return new LabelledImage(name, label, source);
  }

  private static RgbImage black() {
    return RgbImage.of(1, 1, new byte[RgbImage.CHANNELS]);
  }

  private static TestImages of(AtomicInteger steps, LabelledImage... images) {
    return new TestImages(List.of(images), LabelMapping.inOrder(2), PIXEL, steps::incrementAndGet);
  }

  @Test
  void whatCannotBeReadIsLeftOutAndNamed() throws IOException {
    AtomicInteger steps = new AtomicInteger();
    TestImages images =
        of(
            steps,
            image("a.png", 0, TestImagesTest::black),
            image(
                "b.png",
                1,
                () -> {
                  throw new NoSuchFileException("b.png");
                }),
            image(
                "c.png",
                1,
                () -> {
                  throw new OutOfMemoryError("heap");
                }),
            image("d.png", 1, TestImagesTest::black));
    List<Integer> labels = new ArrayList<>();
    List<Failure> failed = images.show((image, label) -> labels.add(label));
    assertThat(labels).containsExactly(0, 1);
    assertThat(failed).extracting(Failure::image).containsExactly("b.png", "c.png");
    assertThat(failed.get(0).error()).startsWith("b.png: ");
    assertThat(failed.get(1).error()).contains("c.png needs more memory");
    assertThat(steps).hasValue(4);
  }

  /** It is the file that fails, not the image. */
  @Test
  void whatAViewerCannotDoIsNotTakenForABadImage() {
    assertThatThrownBy(
            () ->
                of(new AtomicInteger(), image("a.png", 0, TestImagesTest::black))
                    .show(
                        (image, label) -> {
                          throw new IOException("m.onnx: refused");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("m.onnx: refused");
  }
}
