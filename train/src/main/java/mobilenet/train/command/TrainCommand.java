package mobilenet.train.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.data.ImageDataset;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet train --data DIR}. */
@Command(name = "train")
public final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();
  @Mixin private StartingOptions start = new StartingOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private SingleRunOptions run = new SingleRunOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--arch",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "Another architecture than the recipe's.")
  private Optional<String> architecture = Optional.empty();

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

  private Integer train(SingleRun single) throws IOException, InterruptedException {
    options.check();
    data.check();
    Recipe recipe = recipes.recipe(start.fallback(), architecture);
    RunFolder folder = run.folder(recipe);
    run.requireStart(folder);
    if (architecture.isEmpty()) {
      recipe = new UnnamedNetwork(recipes, start).of(recipe, run);
    }
    ImageDataset dataset = data.open();
    RunPlan plan =
        start.suited(
            options.plan(recipe, dataset, data, run.seed()),
            new NamedNetwork("--arch", architecture));
    folder.prepare();
    single.console().describe(plan, folder);
    NativeSettings.apply(options.threads()).forEach(single.console()::warn);
    start.compareImages(plan, single.console());
    InitialWeights initial = start.weights(plan, single.console());
    return single.run(
        RunTask.ofLabels(plan, folder, initial), spec.commandLine().getOut(), common.json());
  }
}
