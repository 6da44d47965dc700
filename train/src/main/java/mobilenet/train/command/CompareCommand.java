package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.train.comparison.ComparedRun;
import mobilenet.train.comparison.Comparison;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet compare --data DIR --networks NAME,NAME}. */
@Command(
    name = "compare",
    description =
        "Train several networks by one recipe with several seeds, and measure each on the test"
            + " pictures. An interrupted comparison goes on where it was.")
final class CompareCommand implements Callable<Integer> {
  private static final String DEFAULT_RECIPE = "fashion-mnist-compare";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--recipe",
      paramLabel = "NAME|FILE",
      description = "Of every run (default: " + DEFAULT_RECIPE + ").")
  private String recipe = DEFAULT_RECIPE;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME[,NAME]",
      required = true,
      description = "Architectures to compare.")
  private List<String> networks = new ArrayList<>();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N[,N]",
      defaultValue = "0,1,2",
      description = "One run of each network for each of these (default: 0,1,2).")
  private List<Long> seeds = new ArrayList<>();

  @Option(names = "--epochs", paramLabel = "N", description = "Another length than the recipe's.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--size", paramLabel = "N", description = "Another picture size.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A folder for each run, and comparison.csv (default: runs/RECIPE).")
  private Optional<Path> output = Optional.empty();

  /** One run. */
  private record Entry(RunPlan plan, RunFolder folder) {
    String label() {
      return plan.recipe().architecture() + ", seed " + plan.seed();
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ImageDataset test = data.openTest();
    Recipe base = RecipeOptions.read(recipe);
    Path root = output.orElse(Path.of("runs", base.name()));
    List<Entry> entries = entries(base, root);
    RunConsole console = RunConsole.of(spec, common.json());
    NativeSettings.apply(options.threads()).forEach(console::warn);
    try (Interrupt interrupt = new Interrupt()) {
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        console.lines().printf("run %d of %d: %s%n", i + 1, entries.size(), entry.label());
        if (!train(entry, interrupt, console)) {
          console.warn("interrupted and saved; the same command goes on");
          return 1;
        }
      }
    }
    List<ComparedRun> runs = new ArrayList<>();
    for (Entry entry : entries) {
      runs.add(
          RunMeasurement.measure(entry.plan(), entry.folder().last(), test, options.threads()));
    }
    Comparison comparison = new Comparison(runs);
    comparison.write(root.resolve("comparison.csv"));
    ComparisonReport.print(spec.commandLine().getOut(), comparison, common.json());
    return 0;
  }

  /** Seed by seed, so that a comparison that is stopped has whole ones. */
  private List<Entry> entries(Recipe base, Path root) throws IOException {
    ImageDataset dataset = data.open();
    List<Entry> entries = new ArrayList<>();
    for (long seed : new LinkedHashSet<>(seeds)) {
      for (String network : new LinkedHashSet<>(networks)) {
        RunPlan plan = options.plan(changed(base, network), dataset, data, seed);
        entries.add(new Entry(plan, new RunFolder(root.resolve(network + "-" + seed))));
      }
    }
    return entries;
  }

  private Recipe changed(Recipe base, String network) {
    try {
      Recipe changed = base.withArchitecture(network);
      changed = epochs.isPresent() ? changed.withEpochs(epochs.get()) : changed;
      return size.isPresent() ? changed.withSize(size.get()) : changed;
    } catch (IllegalArgumentException e) {
      throw new UsageException(recipe + ": " + e.getMessage());
    }
  }

  /** Whether the run is complete. */
  private static boolean train(Entry entry, Interrupt interrupt, RunConsole console)
      throws IOException, InterruptedException {
    RunPlan plan = entry.plan();
    Trainer.Start start = entry.folder().isUsed() ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
    return console
        .train(plan, entry.folder(), Trainer.randomWeights(plan), start, interrupt)
        .completed();
  }
}
