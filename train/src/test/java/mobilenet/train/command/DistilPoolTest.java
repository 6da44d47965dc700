package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.recipe.SourceSpec;
import org.junit.jupiter.api.Test;

/** {@code distil} with images without labels. */
class DistilPoolTest extends DistilRuns {
  @Test
  void learnsFromImagesWithoutLabels() throws IOException {
    String file = dir.resolve("answers.bin").toString();
    String[] pool = {"--labels", "0.3", "--pool-rest", "--ratio", "pool=3"};
    List<String> build = new ArrayList<>(List.of(pool));
    build.addAll(List.of("--teacher", teacher.toString(), "--store", file, "--build-store", "1"));
    build.addAll(List.of("--pool-threshold", "0", "--pool-per-class", "5"));
    assertThat(run(build.toArray(String[]::new))).isZero();
    assertThat(out.toString())
        .containsPattern(
            "pool: 189 of 189 images are relevant; 5 views of each class, \\d of which");
    List<String> learn = new ArrayList<>(List.of(pool));
    learn.addAll(List.of("--store", file));
    assertThat(run(learn.toArray(String[]::new))).isZero();
    assertThat(out.toString())
        .contains("data: 81 images to learn from, 30 held out")
        .contains(
            "objective: distillation of weight 1.0 at temperature 1.0, shown labelled=1.0, pool=3.0");
    assertThat(dir.resolve("run/recipe.yaml"))
        .content()
        .contains("  sources:\n    labelled:\n      ratio: 1.0\n      images: labelled\n")
        .contains("    pool:\n      ratio: 3.0\n      images: pool\n");
  }

  /** The teacher would be asked about all of it for hours. */
  @Test
  void whatCanBeRefusedIsRefusedBeforeAPoolIsScreened() throws IOException {
    Path labelled = dir.resolve("fashion-mnist-tiny.yaml");
    Recipe tiny = Recipes.named("fashion-mnist-tiny");
    SourceSpec alone =
        new SourceSpec("labelled", 1, SourceSpec.Images.LABELLED, tiny.augmentation());
    RecipeWriter.write(
        tiny.withObjective(new ObjectiveSpec.Distillation(1, 1, List.of(alone))), labelled);
    String store = dir.resolve("none/answers.bin").toString();
    String[][] wrong = {
      {"--recipe", labelled.toString()},
      {"--freeze", "nothing"},
      {"--store", "answers.bin", "--build-store", "1", "--store-top", "10"},
      {"--store", store, "--build-store", "1"},
      {"--output", labelled.toString()},
    };
    String[] messages = {
      "there is a pool of images, and no source of the recipe",
      "fine-tuning.frozen: mobilenetv4_conv_small_035 has no parameter nothing;",
      "--store-top: classes to be kept must be 1 to 9, given 10",
      dir.resolve("none").toString(),
      labelled + ": cannot be written: ",
    };
    for (int i = 0; i < wrong.length; i++) {
      List<String> arguments = new ArrayList<>(List.of("--teacher", teacher.toString()));
      arguments.addAll(List.of("--labels", "0.3", "--pool-rest", "--pool-threshold", "0"));
      arguments.addAll(List.of(wrong[i]));
      errors.clear();
      run(arguments.toArray(String[]::new));
      assertThat(error()).startsWith(messages[i]);
      assertThat(out.toString()).doesNotContain("images are relevant");
    }
  }

  @Test
  void saysWhatIsWrongWithAPool() throws IOException {
    String data = "src/test/resources/fashion-mnist-slice";
    String[][] wrong = {
      {"--pool-rest"},
      {"--pool", data},
      {"--pool-rest", "--pool", data},
      {"--ratio", "pool=1"},
      {"--pool-threshold", "0.5"},
      {"--pool-rest", "--labels", "0.5", "--weight", "0.5"},
      {"--labels", "0"},
      {"--pool-rest", "--labels", "0.5", "--shuffle-within-class"},
    };
    String[] messages = {
      "--pool-rest is empty, as all images have labels; lower --labels",
      "--pool is --data, with the images that are held out; give --pool-rest and --labels, or"
          + " another directory",
      "give --pool DIR or --pool-rest, not both",
      "--ratio: there is no source pool; the recipe has none, and there is no pool",
      "--pool-threshold and --pool-per-class choose from a pool, and there is none; give --pool DIR"
          + " or --pool-rest",
      "fashion-mnist-tiny: weight must be 1 where a pool is shown, whose images have no labels,"
          + " given 0.5",
      "--labels must be above 0 up to 1, given 0.0",
      "--shuffle-within-class is for learning from --store FILE",
    };
    for (int i = 0; i < wrong.length; i++) {
      List<String> arguments = new ArrayList<>(List.of("--teacher", teacher.toString()));
      arguments.addAll(List.of(wrong[i]));
      errors.clear();
      run(arguments.toArray(String[]::new));
      assertThat(errors).singleElement().isInstanceOf(UsageException.class);
      assertThat(error()).isEqualTo(messages[i]);
    }
    assertThat(dir.resolve("run")).doesNotExist();
  }

  @Test
  void aPoolHasNoCopiesOfWhatIsHeldOut() throws IOException {
    Path copy = Files.createDirectory(dir.resolve("copy"));
    for (String file : List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")) {
      Files.copy(Path.of("src/test/resources/fashion-mnist-slice", file), copy.resolve(file));
    }
    run("--teacher", teacher.toString(), "--pool", copy.toString());
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error())
        .startsWith("--pool " + copy + " has images that are held out to choose by, 30 in all: ")
        .endsWith(", …; leave them out of the pool");
    assertThat(dir.resolve("run")).doesNotExist();
  }
}
