package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.loader.Selection;
import mobilenet.image.RgbImage;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;
import org.junit.jupiter.api.Test;

class PoolScreeningTest {
  /**
   * Likeliest class and its probability of each image of the pool; the other two share the rest.
   */
  private static final int[] CLASSES = {0, 0, 0, 0, 1, 1, 2, 0, 1};

  private static final double[] PROBABILITIES = {.5, .9, .6, .35, .8, .7, .34, .95, .4};

  /** Of one grey each, that tells its number. */
  private static ImageDataset images(int count) {
    return new ImageDataset() {
      @Override
      public int size() {
        return count;
      }

      @Override
      public List<String> classNames() {
        return List.of("a", "b", "c");
      }

      @Override
      public LabelledImage get(int index) {
        byte[] samples = new byte[3 * 16];
        Arrays.fill(samples, (byte) index);
        return new LabelledImage("image " + index, index % 3, () -> RgbImage.of(4, 4, samples));
      }
    };
  }

  /** Reads the number of the image in the view. */
  private static final class Table implements Teacher {
    private final int first;

    Table(int first) {
      this.first = first;
    }

    @Override
    public float[] logits(Views views) {
      float[] logits = new float[3 * views.count()];
      int length = views.samples().length / views.count();
      for (int i = 0; i < views.count(); i++) {
        int image = Math.round(255 * views.samples()[i * length]) - first;
        for (int c = 0; c < 3; c++) {
          double p = c == CLASSES[image] ? PROBABILITIES[image] : (1 - PROBABILITIES[image]) / 2;
          logits[3 * i + c] = (float) Math.log(p) + 7;
        }
      }
      return logits;
    }

    @Override
    public String hash() {
      return "0";
    }

    @Override
    public String description() {
      return "table";
    }

    @Override
    public void close() {}
  }

  private static RunPlan plan(ImageDataset dataset) {
    return Runs.plan(Runs.recipe(1), dataset, Duration.ofHours(1));
  }

  private static PoolScreening.Screened screen(double threshold, Optional<Integer> perClass)
      throws IOException, InterruptedException {
    ImageDataset dataset = images(30);
    return new PoolScreening(threshold, perClass)
        .screen(
            plan(dataset),
            Pool.of(dataset, new Shifted(images(39), 30)),
            new Table(30),
            (done, all) -> assertThat(all).isEqualTo(9),
            () -> false)
        .orElseThrow();
  }

  /** The images from one on. */
  private record Shifted(ImageDataset all, int first) implements ImageDataset {
    @Override
    public int size() {
      return all.size() - first;
    }

    @Override
    public List<String> classNames() {
      return List.of("something else");
    }

    @Override
    public LabelledImage get(int index) {
      return all.get(first + index);
    }
  }

  private static List<Integer> chosen(PoolScreening.Screened screened) {
    return screened.pool().part().stream().map(i -> i - 30).boxed().toList();
  }

  @Test
  void classesAreBalanced() throws Exception {
    PoolScreening.Screened all = screen(.3, Optional.of(3));
    assertThat(all.relevant()).containsExactly(5, 3, 1);
    // Of the first class the likeliest three; the one of the last is repeated.
    assertThat(chosen(all)).containsExactly(1, 2, 4, 5, 6, 6, 6, 7, 8);
    assertThat(screen(.3, Optional.empty()).perClass()).as("9 images, 3 classes").isEqualTo(3);
  }

  @Test
  void whatIsNotRelevantIsLeftOut() throws Exception {
    PoolScreening.Screened sure = screen(.5, Optional.of(4));
    assertThat(sure.relevant()).containsExactly(4, 2, 0);
    assertThat(chosen(sure)).containsExactly(0, 1, 2, 4, 4, 5, 5, 7);
    assertThatThrownBy(() -> screen(.96, Optional.empty()))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "none of the 9 images of the pool is relevant: the teacher gives no class a probability"
                + " of 0.96 or more; lower --pool-threshold, or give other images");
  }

  @Test
  void anImageThatCannotBeReadIsNotLeftOut() {
    ImageDataset dataset = FailingImages.unreadable(images(30), image -> image == 4);
    assertThatThrownBy(
            () ->
                new PoolScreening(0, Optional.empty())
                    .screen(
                        plan(dataset),
                        Pool.within(dataset, Selection.of(new int[] {3, 4, 5})),
                        new Table(0),
                        (done, all) -> {},
                        () -> false))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage(
            "image 4 is empty; expected an image; all images of a pool are compared before some are"
                + " chosen: repair or remove what cannot be read, and give the command again");
  }

  @Test
  void itStopsAndChecks() throws Exception {
    ImageDataset dataset = images(30);
    assertThat(
            new PoolScreening(.3, Optional.empty())
                .screen(
                    plan(dataset),
                    Pool.within(dataset, plan(dataset).trainingPart()),
                    new Table(0),
                    (done, all) -> {},
                    () -> true))
        .isEmpty();
    assertThatThrownBy(() -> new PoolScreening(1, Optional.empty()))
        .hasMessage("threshold must be 0 to below 1, given 1.0");
  }

  @Test
  void answersAreShuffledWithinTheClass() {
    ImageDataset dataset = images(31);
    Selection all = Selection.all(31);
    int[] answers = shuffled(4).answers(dataset, all, slot -> true);
    assertThat(answers).isEqualTo(shuffled(4).answers(dataset, all, slot -> true));
    assertThat(answers).isNotEqualTo(shuffled(5).answers(dataset, all, slot -> true));
    assertThat(Arrays.stream(answers).distinct()).hasSize(31);
    for (int i = 0; i < 31; i++) {
      assertThat(answers[i] % 3).isEqualTo(i % 3);
      assertThat(answers[i]).isNotEqualTo(i);
    }
    int[] without = shuffled(4).answers(dataset, all, slot -> slot != 7);
    assertThat(Arrays.stream(without).distinct()).hasSize(31);
    for (int i = 0; i < 31; i++) {
      assertThat(without[i] == i).isEqualTo(i == 7);
    }
  }

  private static AnswerPairing.ShuffledWithinClass shuffled(long seed) {
    return new AnswerPairing.ShuffledWithinClass(seed);
  }
}
