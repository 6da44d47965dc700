package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.augment.RandomErasing;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec.AdamW;
import mobilenet.train.optimizer.OptimizerSpec.RmsPropTf;
import mobilenet.train.optimizer.WarmUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {
  private static final Path FOLDER = Path.of("src/main/resources/mobilenet/train/recipes");

  @TempDir Path dir;

  static List<String> names() {
    return Recipes.names();
  }

  @Test
  void namesAreTheFiles() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".yaml", "")).sorted())
          .isEqualTo(Recipes.names());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isNamedAsItsFileAndReadsBackAsItIsWritten(String name) throws Exception {
    Recipe recipe = Recipes.named(name);
    assertThat(recipe.name()).isEqualTo(name);
    assertThat(RecipeReader.read(FOLDER.resolve(name + ".yaml"))).isEqualTo(recipe);
    assertThat(RecipeReader.parse(RecipeWriter.toYaml(recipe), "written")).isEqualTo(recipe);
    Path copy = dir.resolve("recipe.yaml");
    RecipeWriter.write(recipe.withEpochs(40), copy);
    assertThat(RecipeReader.read(copy)).isEqualTo(recipe.withEpochs(40));
  }

  @Test
  void unknownNameGetsTheNearest() {
    assertThatThrownBy(() -> Recipes.named("fashion_mnist"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown recipe \"fashion_mnist\"; did you mean fashion-mnist?");
    assertThatThrownBy(() -> Recipes.named("x")).hasMessageContaining("expected one of fashion");
  }

  /** The rows of Table 10 that recipes hold, typed from the paper once more. */
  @ParameterizedTest
  @CsvSource({
    "conv-small, 4096, .002, 0, 9600, 5, .01, .6, 1e-6, .3, 0, .5, 9",
    "conv-medium, 4096, .004, 0, 500, 5, .1, .9, 1e-7, .2, .075, .7, 15",
    "hybrid-medium, 16384, .016, 0, 500, 20, .1, .9, 1e-7, .2, .075, .7, 15",
    "conv-large, 16384, .004, 0, 500, 20, .2, .9, 1e-7, .2, .35, 1, 15",
    "hybrid-large, 16384, .01, .001, 500, 20, .2, .9, 1e-7, .2, .35, 1, 15",
  })
  void table10(
      String model,
      int batch,
      double peak,
      double alpha,
      int epochs,
      double warmUp,
      double decay,
      double beta1,
      double epsilon,
      double dropout,
      double dropPath,
      double probability,
      double magnitude) {
    Recipe recipe = Recipes.named("mobilenetv4-" + model + "-paper");
    assertThat(recipe.optimisation().batch()).isEqualTo(batch);
    assertThat(recipe.optimisation().epochs()).isEqualTo(epochs);
    assertThat(recipe.optimisation().schedule().peak()).isEqualTo(peak);
    assertThat(recipe.optimisation().schedule().warmUp()).isEqualTo(WarmUp.of(warmUp));
    assertThat(recipe.optimisation().schedule().rate(epochs)).isEqualTo(peak * alpha);
    assertThat(recipe.optimisation().optimizer())
        .isEqualTo(new AdamW(beta1, 0.999, epsilon, decay));
    assertThat(recipe.regularisation().dropout()).isEqualTo(dropout);
    assertThat(recipe.regularisation().dropPath()).isEqualTo(dropPath);
    assertThat(recipe.objective().labelSmoothing()).isEqualTo(0.1);
    assertThat(recipe.optimisation().clipNorm()).isEmpty();
    assertThat(recipe.augmentation().crop()).isEqualTo(Crop.RandomResized.DEFAULT);
    assertThat(recipe.augmentation().randAugment())
        .hasValueSatisfying(
            r -> {
              assertThat(r.operations()).isEqualTo(2);
              assertThat(r.probability()).isEqualTo(probability);
              assertThat(Math.min(r.magnitude(), r.maxMagnitude())).isEqualTo(magnitude);
            });
    assertThat(recipe.optimisation().average())
        .isEqualTo(
            model.equals("conv-small")
                ? Optional.of(new AverageSpec(0.9999, false))
                : Optional.empty());
    assertThat(recipe.augmentation().mixing())
        .isEqualTo(
            model.endsWith("large") ? Optional.of(new Mixing(0.3, 0.8, 1, 0.5)) : Optional.empty());
  }

  @Test
  void timmsLargeIsThatOfIssue108() {
    Recipe recipe = Recipes.named("mobilenetv3-large-timm-ra");
    assertThat(recipe.optimisation().optimizer()).isEqualTo(new RmsPropTf(0.9, 0.9, 0.001, 1e-5));
    assertThat(recipe.optimisation().schedule().rate(0)).isEqualTo(1e-6);
    assertThat(recipe.optimisation().schedule().rate(24.5)).isEqualTo(0.064 * Math.pow(0.973, 10));
    assertThat(recipe.augmentation().randomErasing())
        .contains(
            new RandomErasing(
                0.2, RandomErasing.MIN_AREA, RandomErasing.MAX_AREA, RandomErasing.Fill.PIXEL));
  }

  @Test
  void fashionMnistIsSmallEnoughForAPlainCpu() {
    Recipe recipe = Recipes.named("fashion-mnist");
    assertThat(recipe.input().size()).isEqualTo(96);
    assertThat(recipe.input().preprocessing().length()).isEqualTo(3 * 96 * 96);
    assertThat(recipe.optimisation().schedule().rate(54)).isEqualTo(0.1 * 0.001);
    assertThat(Recipes.named("fashion-mnist-tiny").optimisation().epochs()).isLessThan(5);
  }
}
