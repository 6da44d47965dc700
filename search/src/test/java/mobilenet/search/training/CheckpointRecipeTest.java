package mobilenet.search.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;
import org.junit.jupiter.api.Test;

class CheckpointRecipeTest {
  private static final List<String> LABELS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private static Recipe of(Recipe recipe, double mean) {
    Architecture network = SmallNetwork.architecture();
    CheckpointConfig config =
        CheckpointConfig.of(
            network,
            LABELS,
            PretrainedConfig.of(network.input(), 0.9, List.of(mean), List.of(0.5)));
    return CheckpointRecipe.of(recipe, config, network);
  }

  @Test
  void imagesAreThoseOfTheCheckpoint() {
    Recipe recipe = Recipes.named("fashion-mnist");
    assertThat(recipe.input().size()).isNotEqualTo(28);
    Recipe suited = of(recipe, 0.25);
    assertThat(suited.input().size()).isEqualTo(28);
    assertThat(suited.input().channels()).isEqualTo(1);
    assertThat(suited.input().mean()).containsExactly(0.25);
    assertThat(suited.input().cropFraction()).isEqualTo(0.9);
    assertThat(suited.optimisation()).isEqualTo(recipe.optimisation());
    assertThat(suited.provenance().measured()).startsWith(Recipe.NOT_RUN);
    assertThat(suited.architecture().name()).isEqualTo("small");
  }
}
