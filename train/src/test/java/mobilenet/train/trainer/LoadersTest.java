package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mobilenet.data.loader.BatchLoader;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.train.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadersTest {
  private static Preprocessing preprocessing(int channels, int size) {
    List<Double> each = channels == 1 ? List.of(0.5) : List.of(0.5, 0.5, 0.5);
    return new Recipe.Input(channels, size, Interpolation.BILINEAR, 1, each, each).preprocessing();
  }

  /** Batches of small images are what they have always been, and so are the bits of runs. */
  @ParameterizedTest
  @CsvSource({"1, 28, 250", "1, 32, 250", "3, 128, 250", "3, 224, 111", "3, 384, 37", "3, 3000, 1"})
  void largeImagesAreMeasuredFewAtATime(int channels, int size, int images) {
    assertThat(Loaders.imagesAtOnce(preprocessing(channels, size))).isEqualTo(images);
  }

  @Test
  void validationTakesSoMany() throws IOException {
    for (int[] sizeAndBatches : new int[][] {{28, 1}, {384, 2}}) {
      Recipe recipe = Runs.recipe(1).withSize(sizeAndBatches[0]);
      RunPlan plan = Runs.plan(recipe, Runs.slice(), Duration.ofHours(1));
      assertThat(plan.validationPart().size()).isEqualTo(200);
      try (BatchLoader validation = Loaders.validation(plan)) {
        assertThat(validation.batches()).isEqualTo(sizeAndBatches[1]);
      }
    }
  }
}
