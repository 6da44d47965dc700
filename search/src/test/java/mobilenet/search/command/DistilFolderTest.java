package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistilFolderTest {
  @TempDir private Path path;

  @Test
  void whatIsCheckedIsNotWrittenDown() throws IOException {
    DistilFolder folder = new DistilFolder(path);
    folder.check(Map.of("teacher", "first"));
    assertThat(folder.experiment()).doesNotExist();
    folder.require(Map.of("teacher", "first"));
    folder.check(Map.of("teacher", "first", "threshold of the pool", "0.3"));
    assertThat(folder.experiment()).content().contains("first").doesNotContain("threshold");
    String refusal =
        path
            + " holds another experiment: the teacher was first, here second; give the same, or"
            + " another --output";
    assertThatThrownBy(() -> folder.check(Map.of("teacher", "second")))
        .isInstanceOf(UsageException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> folder.require(Map.of("teacher", "second", "data", "ten images")))
        .isInstanceOf(UsageException.class)
        .hasMessage(refusal);
    assertThat(folder.experiment()).content().contains("first").doesNotContain("ten images");
  }

  @Test
  void recipesAreToldApartByWhatTheyDo() {
    Recipe recipe = Recipes.named("fashion-mnist-search");
    String words = DistilFolder.words(recipe);
    assertThat(words).matches("fashion-mnist-search \\([0-9a-f]{12}\\)");
    assertThat(DistilFolder.words(recipe.withMeasured("0.9 top-1"))).isEqualTo(words);
    assertThat(DistilFolder.words(recipe.withRate(0.02)))
        .startsWith("fashion-mnist-search (")
        .isNotEqualTo(words);
  }
}
