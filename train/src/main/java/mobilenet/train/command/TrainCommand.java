package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.data.ImageDataset;
import mobilenet.document.ArchitectureDocument;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet train --data DIR}. */
@Command(name = "train")
public final class TrainCommand implements Callable<Integer> {
  private static final String DEFAULT_RECIPE = "fashion-mnist";
  private static final String FINE_TUNING = "fine-tune-small";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();
  @Mixin private NetworkOption network = new NetworkOption();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private SingleRunOptions run = new SingleRunOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "CHECKPOINT",
      description = "Start from these weights; other classes get a new classifier.")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--list-recipes", description = "Name the recipes of the toolkit and end.")
  private boolean listRecipes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listRecipes) {
      RecipeList.print(spec.commandLine().getOut(), common.json());
      return 0;
    }
    RunConsole console = RunConsole.of(spec, common, GoingOn.RESUME);
    try (Interrupt interrupt = new Interrupt(console::fail, SingleRun.untouched(run))) {
      return train(new SingleRun(run, console, interrupt));
    }
  }

  /** Weights that are there go on seeing images as they have so far, where no recipe is named. */
  private Recipe fallback() throws IOException {
    return from.isPresent()
        ? StartingImages.suited(from.get(), Recipes.named(FINE_TUNING))
        : Recipes.named(DEFAULT_RECIPE);
  }

  private Integer train(SingleRun single) throws IOException, InterruptedException {
    options.check();
    data.check();
    Recipe recipe = recipes.recipe(fallback(), network.given());
    RunFolder folder = run.folder(recipe);
    run.requireStart(folder);
    recipe = withNetwork(recipe, folder);
    ImageDataset dataset = data.open();
    RunPlan plan =
        StartingPoint.suited(
            from, options.plan(recipe, dataset, data, run.seed()), network.isWritten());
    folder.prepare();
    single.console().describe(plan, folder);
    NativeSettings.apply(options.threads()).forEach(single.console()::warn);
    InitialWeights initial = initial(plan, single.console());
    return single.run(
        RunTask.ofLabels(plan, folder, initial), spec.commandLine().getOut(), common.json());
  }

  private InitialWeights initial(RunPlan plan, RunConsole console) throws IOException {
    if (from.isEmpty()) {
      return InitialWeights.random(plan);
    }
    StartingImages.difference(from.get(), plan.recipe()).ifPresent(console::warn);
    return StartingPoint.of(from.get(), plan, console::say);
  }

  /** The recipe with the network that is not named on the command line, but in a folder. */
  private Recipe withNetwork(Recipe recipe, RunFolder folder) throws IOException {
    boolean named = network.given().isPresent();
    if (run.resume() && !named && folder.hasRecipe()) {
      Recipe begun = recipe.withArchitecture(folder.architecture());
      // A recipe of the toolkit may have been given another network with --arch when the run was
      // begun; one that somebody has written, or changed since, means its own.
      return recipes.ownRecipe() && !hash(recipe).equals(hash(begun)) ? recipe : begun;
    }
    return from.isPresent() && !named && !recipes.named()
        ? recipe.withArchitecture(Checkpoint.config(from.get()).architecture())
        : recipe;
  }

  private static String hash(Recipe recipe) {
    return ArchitectureDocument.hash(recipe.architecture());
  }
}
