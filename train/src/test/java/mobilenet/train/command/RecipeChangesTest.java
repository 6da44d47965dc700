package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import org.junit.jupiter.api.Test;

class RecipeChangesTest {
  private static final Recipe BASE = Recipes.named("fashion-mnist");

  @Test
  void whatIsNotGivenStays() {
    assertThat(RecipeChanges.epochs(BASE, Optional.empty())).isSameAs(BASE);
    assertThat(RecipeChanges.size(BASE, Optional.empty())).isSameAs(BASE);
    assertThat(RecipeChanges.epochs(BASE, Optional.of(3))).isEqualTo(BASE.withEpochs(3));
    assertThat(RecipeChanges.size(BASE, Optional.of(40))).isEqualTo(BASE.withSize(40));
  }

  @Test
  void whatARecipeRefusesIsAMistakeOfTheUser() throws IOException {
    Architecture backbone = Catalogue.get("mobilenetv3_small_100").truncatedAt(16);
    assertThatThrownBy(
            () -> RecipeChanges.apply(any -> any.withArchitecture(backbone), BASE, "mine.yaml"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("mine.yaml: architecture must end in a classifier");
    assertThat(RecipeChanges.apply(any -> any.withSize(40), BASE, "mine.yaml"))
        .isEqualTo(BASE.withSize(40));
  }

  @Test
  void mistakesAboutOptionsStayAsTheyAre() {
    for (int bad : new int[] {0, -1}) {
      assertThatThrownBy(
              () ->
                  RecipeChanges.apply(
                      any -> RecipeChanges.epochs(any, Optional.of(bad)), BASE, "mine.yaml"))
          .isInstanceOf(UsageException.class)
          .hasMessage("--epochs must be at least 1, given " + bad);
      assertThatThrownBy(() -> RecipeChanges.size(BASE, Optional.of(bad)))
          .isInstanceOf(UsageException.class)
          .hasMessage("--size must be at least 1, given " + bad);
    }
  }
}
