package mobilenet.search.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.architecture.Architecture;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeReader;
import org.junit.jupiter.api.Test;

/** The recipes of the pilot on the space {@code tiny-uib}. */
class PilotRecipesTest {
  private static final int IMAGES = 5000;

  private static Recipe recipe(String name) throws IOException {
    return RecipeReader.read(Path.of("../results/pilots", name + ".yaml"));
  }

  /** Of an epoch, as the trainer leaves out a last batch that is short. */
  private static int imagesSeen(Recipe recipe) {
    int batch = recipe.optimisation().batch();
    return recipe.optimisation().epochs() * (IMAGES / batch) * batch;
  }

  @Test
  void theLongOneSeesThreeTimesAsManyImages() throws IOException {
    assertThat(imagesSeen(recipe("tiny-space-short"))).isEqualTo(9984);
    assertThat(imagesSeen(recipe("tiny-space-long"))).isEqualTo(29952);
  }

  @Test
  void theyDifferInTheirLengthAlone() throws IOException {
    Recipe shorter = recipe("tiny-space-short");
    Recipe stretched = shorter.withEpochs(recipe("tiny-space-long").optimisation().epochs());
    Recipe longer = recipe("tiny-space-long");
    assertThat(longer.input()).isEqualTo(stretched.input());
    assertThat(longer.regularisation()).isEqualTo(stretched.regularisation());
    assertThat(longer.objective()).isEqualTo(stretched.objective());
    assertThat(longer.augmentation()).isEqualTo(stretched.augmentation());
    assertThat(longer.architecture()).isEqualTo(stretched.architecture());
    assertThat(longer.optimisation().optimizer()).isEqualTo(stretched.optimisation().optimizer());
    assertThat(longer.optimisation().batch()).isEqualTo(128);
    assertThat(longer.optimisation().schedule().peak())
        .isEqualTo(stretched.optimisation().schedule().peak());
  }

  /** Neither gives a network another input than the space does. */
  @Test
  void everyNetworkOfTheSpaceFits() throws IOException {
    SearchSpace space = ShippedSpaces.get("tiny-uib");
    for (String name : new String[] {"tiny-space-short", "tiny-space-long"}) {
      Recipe recipe = recipe(name);
      space
          .networks()
          .forEach(
              genotype -> {
                Architecture network = space.architecture(genotype);
                assertThat(recipe.withArchitecture(network).architecture().withClasses(10))
                    .as("%s, %s", name, genotype)
                    .isEqualTo(network);
              });
    }
  }
}
