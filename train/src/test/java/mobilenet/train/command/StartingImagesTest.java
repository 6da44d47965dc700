package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.image.Interpolation;
import mobilenet.json.JsonWriter;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingImagesTest {
  private static final Recipe BASE = Recipes.named("fine-tune-small").withSize(96);
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  @TempDir private Path dir;

  /** A checkpoint's configuration; nothing else of it is looked at. */
  private Path config(List<Double> mean, List<Double> std) throws IOException {
    Architecture network =
        Catalogue.get("mobilenetv4_conv_small_035")
            .withClasses(2)
            .withInputChannels(mean.size())
            .withResolution(32);
    PretrainedConfig images =
        PretrainedConfig.of(network.input(), 1, mean, std)
            .withInterpolation(Interpolation.BILINEAR);
    Files.writeString(
        dir.resolve(Checkpoint.CONFIG),
        JsonWriter.pretty(CheckpointConfig.of(network, List.of("a", "b"), images).toJson()));
    return dir;
  }

  @Test
  void aRecipeTakesTheCheckpointsNumbersAndFilter() throws IOException {
    Recipe suited = StartingImages.suited(config(HALF, HALF), BASE);
    Recipe.Input own = BASE.input();
    assertThat(suited.input())
        .isEqualTo(new Recipe.Input(3, 96, Interpolation.BILINEAR, own.cropFraction(), HALF, HALF));
    assertThat(suited.name()).isEqualTo("fine-tune-small");
    assertThat(StartingImages.difference(dir, suited)).isEmpty();
  }

  @Test
  void imagesOfOtherChannelsAreThoseOfTheRecipe() throws IOException {
    Path grey = config(List.of(0.286), List.of(0.353));
    assertThat(StartingImages.suited(grey, BASE)).isSameAs(BASE);
  }

  @Test
  void aDifferenceNamesBoth() throws IOException {
    List<Double> mean = BASE.input().mean();
    List<Double> std = BASE.input().std();
    assertThat(StartingImages.difference(config(mean, std), BASE)).isEmpty();
    assertThat(StartingImages.difference(config(mean, HALF), BASE))
        .contains(
            dir
                + ": its images have mean [0.485, 0.456, 0.406] and std [0.5, 0.5, 0.5], those of"
                + " the recipe fine-tune-small mean [0.485, 0.456, 0.406] and std [0.229, 0.224,"
                + " 0.225]; this run uses the recipe's; for the checkpoint's, give a recipe file"
                + " that has them");
    assertThat(StartingImages.difference(config(HALF, std), BASE)).isPresent();
  }
}
