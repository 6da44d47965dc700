package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import mobilenet.architecture.Architecture;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.SavedWork;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.train.comparison.ComparedRun;
import mobilenet.train.comparison.Comparison;
import mobilenet.train.output.OutputException;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet compare --data DIR --networks NAME,NAME}. */
@Command(name = "compare")
public final class CompareCommand implements Callable<Integer> {
  private static final String DEFAULT_RECIPE = "fashion-mnist-compare";
  private static final int FAILED = 1;
  private static final Pattern FOLDER_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

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
      paramLabel = "NETWORK[,NETWORK]",
      required = true,
      description = "Architectures to compare, each NAME|FILE|CHECKPOINT.")
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

  @Option(names = "--size", paramLabel = "N", description = "Another image size.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A folder for each run, and comparison.csv (default: runs/RECIPE).")
  private Optional<Path> output = Optional.empty();

  /** One run. */
  private record Entry(RunPlan plan, RunFolder folder) {
    String label() {
      return plan.recipe().architecture().name() + ", seed " + plan.seed();
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunConsole console = RunConsole.of(spec, common, GoingOn.AGAIN);
    try (Interrupt interrupt = new Interrupt(console::fail, SavedWork.INTERRUPTED)) {
      return compare(console, interrupt);
    }
  }

  private Integer compare(RunConsole console, Interrupt interrupt)
      throws IOException, InterruptedException {
    options.check();
    data.check();
    Recipe base = RecipeOptions.read(recipe);
    ImageDataset test = data.openTest();
    ImageDataset dataset = data.open();
    RunMeasurement.requireSameClasses(dataset, test);
    Path root = output.orElse(Path.of("runs", base.name()));
    List<Entry> entries = entries(base, root, dataset);
    NativeSettings.apply(options.threads()).forEach(console::warn);
    boolean unwritten = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      console
          .lines()
          .printf(Locale.ROOT, "run %d of %d: %s%n", i + 1, entries.size(), entry.label());
      console.describe(entry.plan(), entry.folder());
      InitialWeights initial = InitialWeights.random(entry.plan());
      Trainer.Start start = entry.folder().isUsed() ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
      Optional<RunResult> result =
          console.train(RunTask.ofLabels(entry.plan(), entry.folder(), initial), start, interrupt);
      if (result.isEmpty()) {
        return FAILED;
      }
      unwritten |= !result.get().unwritten().isEmpty();
      if (interrupt.isAsked()) {
        console.fail(SavedWork.INTERRUPTED);
        return FAILED;
      }
      interrupt.idle(SavedWork.INTERRUPTED);
    }
    List<ComparedRun> runs = new ArrayList<>();
    Set<String> unreadable = new LinkedHashSet<>();
    for (Entry entry : entries) {
      Path last = entry.folder().last();
      runs.add(
          RunMeasurement.measure(entry.plan(), last, test, options.threads(), unreadable::add));
    }
    unreadable.forEach(console::warn);
    Comparison comparison = new Comparison(runs);
    Path table = root.resolve("comparison.csv");
    try {
      OutputException.guard(table, () -> comparison.write(table));
    } catch (OutputException e) {
      throw new TrainingException(
          e.getMessage() + "; the runs are saved; " + e.remedy() + " and give the same command", e);
    }
    ComparisonReport.print(spec.commandLine().getOut(), comparison, common.json());
    return unwritten || !unreadable.isEmpty() ? FAILED : 0;
  }

  /** Seed by seed, so that a comparison that is stopped has whole ones. */
  private List<Entry> entries(Recipe base, Path root, ImageDataset dataset) throws IOException {
    List<Recipe> variants = variants(base);
    List<Entry> entries = new ArrayList<>();
    for (long seed : new LinkedHashSet<>(seeds)) {
      for (Recipe variant : variants) {
        RunPlan plan = options.plan(variant, dataset, data, seed);
        String name = variant.architecture().name() + "-" + seed;
        Entry entry = new Entry(plan, new RunFolder(root.resolve(name)));
        RunOptions.requireNoResults(entry.folder());
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The recipe for each network once; runs and their folders go by its name. */
  private List<Recipe> variants(Recipe base) throws IOException {
    Map<String, Recipe> variants = new LinkedHashMap<>();
    for (String network : networks) {
      Recipe variant = changed(base, Arguments.network(network).architecture());
      String name = variant.architecture().name();
      if (!FOLDER_NAME.matcher(name).matches()) {
        throw new UsageException(
            network
                + ": expected a name of letters, digits, dots, underscores and hyphens, as runs get"
                + " folders by it, found \""
                + name
                + "\"; give the network another name");
      }
      Recipe before = variants.putIfAbsent(name, variant);
      if (before != null && !before.architecture().equals(variant.architecture())) {
        throw new UsageException(
            network + ": another of --networks is called " + name + "; rename one of the two");
      }
    }
    return List.copyOf(variants.values());
  }

  private Recipe changed(Recipe base, Architecture network) throws IOException {
    return RecipeChanges.apply(
        original -> {
          Recipe longer = RecipeChanges.epochs(original.withArchitecture(network), epochs);
          return RecipeChanges.size(longer, size);
        },
        base,
        recipe);
  }
}
