package mobilenet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mobilenet.Classifier;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.LabelledImage;
import mobilenet.data.Split;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluatorTest {
  private Classifier classifier;
  private ImageDataset slice;

  @BeforeAll
  void open() throws IOException {
    classifier =
        Classifier.load(Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070"));
    slice = ImageDatasets.open(Path.of("src/test/resources/fashion-mnist-slice"), Split.TEST);
  }

  @AfterAll
  void close() {
    classifier.close();
  }

  private record Listed(List<LabelledImage> images, List<String> classNames)
      implements ImageDataset {
    @Override
    public int size() {
      return images.size();
    }

    @Override
    public LabelledImage get(int index) {
      return images.get(index);
    }
  }

  private List<LabelledImage> first(int count) {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(slice.get(i));
    }
    return images;
  }

  private Evaluation evaluate(int threads, ImageDataset data, int limit) throws Exception {
    return new Evaluator(classifier, threads).evaluate(data, limit, () -> {});
  }

  /** 0.939 on all 10,000, with a standard deviation of 0.024 on 100 of them. */
  @Test
  void accuracyOfTheBundledCheckpoint() throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Evaluation result =
        new Evaluator(classifier, 2).evaluate(slice, Integer.MAX_VALUE, steps::incrementAndGet);
    assertThat(result.images()).isEqualTo(100);
    assertThat(steps).hasValue(100);
    assertThat(result.top1()).isBetween(0.87, 0.99);
    assertThat(result.top5()).isBetween(0.98, 1.0);
    assertThat(result.failed()).isEmpty();
    assertThat(result.imagesPerSecond()).isPositive();
  }

  @Test
  void threadsDoNotChangeTheResult() throws Exception {
    Evaluation one = evaluate(1, slice, 60);
    assertThat(one.images()).isEqualTo(60);
    for (int threads : new int[] {2, 5, 100}) {
      Evaluation many = evaluate(threads, slice, 60);
      assertThat(many.images()).isEqualTo(one.images());
      assertThat(many.top1()).isEqualTo(one.top1());
      assertThat(many.top5()).isEqualTo(one.top5());
    }
  }

  @Test
  void wrongLabelsAreWrong() throws Exception {
    List<LabelledImage> shifted =
        first(60).stream()
            .map(i -> new LabelledImage(i.name(), (i.label() + 1) % 10, i.source()))
            .toList();
    assertThat(evaluate(2, new Listed(shifted, slice.classNames()), 60).top1()).isLessThan(0.2);
  }

  @Test
  void failedImagesAreReportedInOrder() throws Exception {
    List<LabelledImage> images = first(3);
    for (String name : List.of("z.png", "a.png")) {
      LabelledImage.Source failing =
          () -> {
            throw new IOException(name + " is truncated");
          };
      images.add(1, new LabelledImage(name, 0, failing));
    }
    Evaluation result = evaluate(2, new Listed(images, slice.classNames()), 5);
    assertThat(result.images()).isEqualTo(3);
    assertThat(result.failed())
        .containsExactly(
            new Evaluation.Failure("a.png", "a.png is truncated"),
            new Evaluation.Failure("z.png", "z.png is truncated"));
  }

  @Test
  void anImageTooLargeForTheHeapFailsAlone() throws Exception {
    List<LabelledImage> images = first(3);
    LabelledImage.Source failing =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };
    images.add(1, new LabelledImage("large.bmp", 0, failing));
    for (int threads : new int[] {1, 2}) {
      Evaluation result = evaluate(threads, new Listed(images, slice.classNames()), 4);
      assertThat(result.images()).isEqualTo(3);
      assertThat(result.failed())
          .singleElement()
          .extracting(Evaluation.Failure::error)
          .asString()
          .matches(
              "large\\.bmp needs more memory than the Java heap of \\d+ MiB has left; "
                  + "raise -Xmx or shrink the image");
    }
  }

  @Test
  void ranks() {
    float[] logits = {1, 3, 2, 3, Float.NEGATIVE_INFINITY};
    assertThat(Stream.of(0, 1, 2, 3, 4).map(label -> Evaluator.rank(logits, label)))
        .containsExactly(3, 0, 2, 1, 4);
    float nan = Float.NaN;
    assertThat(Evaluator.rank(new float[] {nan, nan, nan}, 1)).isEqualTo(3);
    assertThat(Evaluator.rank(new float[] {nan, 1, 0}, 1)).isEqualTo(1);
  }

  @Test
  void wrongArguments() {
    assertThatThrownBy(() -> new Evaluator(classifier, 0))
        .hasMessage("threads must be at least 1, given 0");
    assertThatThrownBy(() -> evaluate(1, new Listed(first(1), List.of("Elephant")), 1))
        .hasMessageContaining("not among the labels of the network: \"Elephant\"");
  }
}
