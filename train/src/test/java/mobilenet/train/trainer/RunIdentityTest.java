package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import mobilenet.data.ImageDataset;
import mobilenet.train.recipe.Recipe;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
  private static String of(Recipe recipe) throws IOException {
    ImageDataset slice = Runs.slice();
    return RunIdentity.of(Runs.plan(recipe, slice, Duration.ofMinutes(1)));
  }

  @Test
  void isThatOfEverythingThatChangesARun() throws IOException {
    Recipe recipe = Runs.recipe(2);
    assertThat(of(recipe)).startsWith("recipe slice (").contains("10 classes", "800 pictures");
    assertThat(of(recipe.withRate(0.002))).isNotEqualTo(of(recipe));
    assertThat(of(recipe.withMeasured("all of it"))).isEqualTo(of(recipe));
  }
}
