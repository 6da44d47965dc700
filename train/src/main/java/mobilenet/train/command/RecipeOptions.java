package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.train.recipe.FineTuning;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeReader;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.torch.TrainingBatch;
import picocli.CommandLine.Option;

/** Which recipe, and what of it is changed for one run. */
public final class RecipeOptions {
  RecipeOptions() {}

  @Option(
      names = "--recipe",
      paramLabel = "NAME|FILE",
      description = "A recipe of the toolkit or a YAML file; train --list-recipes names the first.")
  private Optional<String> recipe = Optional.empty();

  @Option(names = "--size", paramLabel = "N", description = "Another image size.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Another length; the learning rate's curve follows.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Another batch; the learning rate stays.")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--rate", paramLabel = "R", description = "Another peak of the learning rate.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--precision",
      paramLabel = "float32|bfloat16",
      description = "Other arithmetic; bfloat16 is fast only on processors that have it.")
  private Optional<String> precision = Optional.empty();

  @Option(
      names = "--freeze",
      split = ",",
      paramLabel = "LAYER[,LAYER]",
      description = "Layers that stay as they are, such as conv_stem or blocks.0.")
  private List<String> frozen = new ArrayList<>();

  @Option(
      names = "--freeze-norms",
      description = "Batch norms keep their statistics, scales and shifts.")
  private boolean freezeNorms;

  @Option(
      names = "--layer-decay",
      paramLabel = "D",
      description = "Factor of the learning rate from a layer to the one before it, up to 1.")
  private Optional<Double> layerDecay = Optional.empty();

  /** Whether it is said which recipe is meant, and with it which network. */
  boolean named() {
    return recipe.isPresent();
  }

  /** Whether the recipe is a file, and not one of the toolkit as it is shipped. */
  boolean ownRecipe() {
    return recipe.filter(name -> !Recipes.names().contains(name) || isFile(name)).isPresent();
  }

  /** A folder of a recipe's name is often one of its runs. */
  private static boolean isFile(String name) {
    Path path = Path.of(name);
    return Files.exists(path) && !(Files.isDirectory(path) && Recipes.names().contains(name));
  }

  /**
   * The recipe with its changes.
   *
   * @param fallback where none was named
   * @param network another than the recipe's, as {@link Arguments#network} reads it
   */
  Recipe recipe(Recipe fallback, Optional<String> network) throws IOException {
    Recipe base = recipe.isPresent() ? read(recipe.get()) : fallback;
    return RecipeChanges.apply(given -> changed(given, network), base, base.name());
  }

  /**
   * A recipe of the toolkit or of a file.
   *
   * @throws UsageException if there is none of that name
   * @throws IOException if its file is not usable
   */
  public static Recipe read(String name) throws IOException {
    if (name.endsWith(".yaml") || name.endsWith(".yml") || isFile(name)) {
      return RecipeReader.read(Path.of(name));
    }
    try {
      return Recipes.named(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--recipe: " + e.getMessage());
    }
  }

  private Recipe changed(Recipe base, Optional<String> network) throws IOException {
    Recipe changed = base;
    if (network.isPresent()) {
      changed = changed.withArchitecture(Arguments.network(network.get()).architecture());
    }
    changed = RecipeChanges.epochs(RecipeChanges.size(changed, size), epochs);
    if (batch.isPresent()) {
      if (batch.get() < TrainingBatch.FEWEST_IMAGES) {
        throw new UsageException(
            "--batch must be at least 2, as batch norm has no statistics of one image, given "
                + batch.get());
      }
      changed = changed.withBatch(batch.get());
    }
    if (rate.isPresent()) {
      changed = changed.withRate(rate.get());
    }
    if (precision.isPresent()) {
      changed = changed.withPrecision(precision(precision.get()));
    }
    return withFineTuning(changed);
  }

  private Recipe withFineTuning(Recipe base) {
    if (frozen.isEmpty() && !freezeNorms && layerDecay.isEmpty()) {
      return base;
    }
    FineTuning own =
        base.fineTuning().orElse(new FineTuning(1, List.of(), FineTuning.BatchNorm.TRAINED));
    return base.withFineTuning(
        new FineTuning(
            layerDecay.orElse(own.layerDecay()),
            frozen.isEmpty() ? own.frozen() : frozen,
            freezeNorms ? FineTuning.BatchNorm.FROZEN : own.batchNorm()));
  }

  private static Precision precision(String name) {
    return switch (name) {
      case "float32" -> Precision.FLOAT32;
      case "bfloat16" -> Precision.BFLOAT16;
      default ->
          throw new UsageException(
              "--precision must be float32 or bfloat16, given \"" + name + "\"");
    };
  }
}
