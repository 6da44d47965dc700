package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.RecipeException;
import mobilenet.train.recipe.Recipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RecipeOptionsTest {
  /** Names of recipes are looked for in the working directory. */
  private static final Path FOLDER = Path.of("fine-tune-small");

  @TempDir private Path dir;

  @Command
  private static final class Mixing {
    @Mixin private RecipeOptions recipes = new RecipeOptions();
  }

  private static RecipeOptions options(String recipe) {
    Mixing mixing = new Mixing();
    new CommandLine(mixing).parseArgs("--recipe", recipe);
    return mixing.recipes;
  }

  @Test
  void aFolderHidesNoRecipe() throws IOException {
    Files.createDirectories(FOLDER);
    try {
      assertThat(RecipeOptions.read(FOLDER.toString())).isEqualTo(Recipes.named(FOLDER.toString()));
      assertThat(options(FOLDER.toString()).ownRecipe()).isFalse();
    } finally {
      Files.delete(FOLDER);
    }
  }

  @Test
  void aFolderIsNoRecipe() throws IOException {
    for (String name : new String[] {"mine.yaml", "mine"}) {
      Path folder = Files.createDirectory(dir.resolve(name));
      assertThat(options(folder.toString()).ownRecipe()).isTrue();
      assertThatThrownBy(() -> RecipeOptions.read(folder.toString()))
          .isInstanceOf(RecipeException.class)
          .hasMessage(folder + ": is a folder; expected the YAML file of a recipe");
    }
    assertThatThrownBy(() -> RecipeOptions.read(dir.resolve("none").toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--recipe: unknown recipe ");
  }
}
