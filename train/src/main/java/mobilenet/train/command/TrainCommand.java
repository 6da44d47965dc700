package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.document.ArchitectureDocument;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;
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
  private static final String NOTHING_DONE =
      "interrupted before the first step; there was nothing to save";
  private static final String NOTHING_NEW =
      "interrupted before another step; what the run has saved stays as it was";
  private static final int FAILED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the run (default: runs/RECIPE-SEED).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "CHECKPOINT",
      description = "Start from these weights; another number of classes gets a new classifier.")
  private Optional<Path> from = Optional.empty();

  @Option(names = "--resume", description = "Go on with an interrupted run, to the same bits.")
  private boolean resume;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random (default: 0).")
  private long seed;

  @Option(names = "--profile", description = "Show where the time went.")
  private boolean profile;

  @Option(names = "--list-recipes", description = "Name the recipes of the toolkit and end.")
  private boolean listRecipes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (listRecipes) {
      RecipeList.print(spec.commandLine().getOut(), common.json());
      return 0;
    }
    RunConsole console = RunConsole.of(spec, common, GoingOn.RESUME);
    try (Interrupt interrupt = new Interrupt(console::fail, resume ? NOTHING_NEW : NOTHING_DONE)) {
      return run(console, interrupt);
    }
  }

  private Recipe fallback() {
    return Recipes.named(from.isPresent() ? FINE_TUNING : DEFAULT_RECIPE);
  }

  private Integer run(RunConsole console, Interrupt interrupt)
      throws IOException, InterruptedException {
    options.check();
    data.check();
    Recipe recipe = recipes.recipe(fallback());
    RunFolder folder = new RunFolder(output.orElse(Path.of("runs", recipe.name() + "-" + seed)));
    requireStart(folder);
    recipe = withNetwork(recipe, folder);
    ImageDataset dataset = data.open();
    RunPlan plan =
        StartingPoint.suited(
            from, options.plan(recipe, dataset, data, seed), recipes.writeNetwork());
    folder.prepare();
    console.describe(plan, folder);
    NativeSettings.apply(options.threads()).forEach(console::warn);
    InitialWeights initial =
        from.isPresent() ? StartingPoint.of(from.get(), plan) : InitialWeights.random(plan);
    return train(plan, folder, initial, console, interrupt);
  }

  /** The recipe with the network that is not named on the command line, but in a folder. */
  private Recipe withNetwork(Recipe recipe, RunFolder folder) throws IOException {
    if (resume && !recipes.changeNetwork() && folder.hasRecipe()) {
      Recipe begun = recipe.withArchitecture(folder.architecture());
      // A recipe of the toolkit may have been given another network with --arch when the run was
      // begun; one that somebody has written, or changed since, means its own.
      return recipes.ownRecipe() && !network(recipe).equals(network(begun)) ? recipe : begun;
    }
    return from.isPresent() && !recipes.nameNetwork()
        ? recipe.withArchitecture(Checkpoint.config(from.get()).architecture())
        : recipe;
  }

  private static String network(Recipe recipe) {
    return ArchitectureDocument.hash(recipe.architecture());
  }

  private void requireStart(RunFolder folder) throws TrainingException {
    if (resume) {
      if (!folder.isUsed()) {
        throw new TrainingException(
            folder.snapshot()
                + ": there is nothing to resume; check --output, or start the run without"
                + " --resume");
      }
      return;
    }
    if (folder.isUsed()) {
      throw new UsageException(
          folder.path() + " holds a run; --resume goes on with it, another --output starts anew");
    }
    RunOptions.requireNoResults(folder);
  }

  private Integer train(
      RunPlan plan,
      RunFolder folder,
      InitialWeights initial,
      RunConsole console,
      Interrupt interrupt)
      throws IOException, InterruptedException {
    Trainer.Start start = resume ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
    Optional<RunResult> trained = console.train(plan, folder, initial, start, interrupt);
    if (trained.isEmpty()) {
      return FAILED;
    }
    RunResult result = trained.get();
    if (result.completed()) {
      TrainReport.print(spec.commandLine().getOut(), result, folder, common.json(), profile);
      return result.unwritten().isEmpty() ? 0 : FAILED;
    }
    console.fail(
        folder.isUsed()
            ? "interrupted after "
                + result.epochs()
                + " epochs and saved; "
                + GoingOn.RESUME.resumer()
                + " goes on"
            : NOTHING_DONE);
    return FAILED;
  }
}
