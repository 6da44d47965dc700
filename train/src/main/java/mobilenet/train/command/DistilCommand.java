package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JavaCommand;
import mobilenet.cli.UsageException;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.recipe.ObjectiveSpec.Distillation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.EarlyChecks;
import mobilenet.train.trainer.Guidance;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.MixedImages;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.StoreBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet distil --teacher CHECKPOINT|FILE.onnx --student NAME --data DIR}. */
@Command(name = "distil")
public final class DistilCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();
  @Mixin private StartingOptions start = new StartingOptions();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RunOptions options = new RunOptions();
  @Mixin private TeacherOptions teachers = new TeacherOptions();
  @Mixin private StoreOptions stores = new StoreOptions();
  @Mixin private PoolOptions pools = new PoolOptions();
  @Mixin private SingleRunOptions run = new SingleRunOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--student",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "The architecture that learns (default: the recipe's).")
  private Optional<String> student = Optional.empty();

  @Option(
      names = "--weight",
      paramLabel = "A",
      description =
          "Of the teacher beside the labels, 0 to 1 (default: the recipe's, or else 1: the teacher"
              + " alone).")
  private Optional<Double> weight = Optional.empty();

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "Above 1, classes that the teacher finds unlikely count for more (default: the recipe's,"
              + " or else 1).")
  private Optional<Double> temperature = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (stores.isWorker()) {
      return work();
    }
    RunConsole console = RunConsole.of(spec, common, GoingOn.RESUME);
    try (Interrupt interrupt = new Interrupt(console::fail, SingleRun.untouched(run))) {
      return distil(new SingleRun(run, console, interrupt));
    }
  }

  private Integer distil(SingleRun single) throws IOException, InterruptedException {
    options.check();
    data.check();
    stores.check();
    pools.check(stores);
    requireTeacher();
    teachers.runtime();
    Recipe recipe = recipe();
    RunFolder folder = run.folder(recipe);
    if (stores.epochs().isEmpty()) {
      run.requireStart(folder);
    }
    RunPlan plan = plan(recipe);
    start.compareImages(plan, single.console());
    Optional<Pool> pool = pools.open(plan.training(), data);
    pool.ifPresent(given -> pools.requireNothingHeldOut(given, plan));
    if (stores.isLearntFrom()) {
      return learnFromStore(single, plan, pool, folder);
    }
    try (Teacher teacher = teachers.open(plan.classes(), options.threads())) {
      // Whatever can be refused is refused before a teacher is asked about a pool, for hours.
      MixedImages.of(plan, pool);
      return stores.epochs().isPresent()
          ? build(single, plan, pool, teacher)
          : learnByAsking(single, plan, pool, folder, teacher);
    }
  }

  private Integer learnByAsking(
      SingleRun single, RunPlan plan, Optional<Pool> pool, RunFolder folder, Teacher teacher)
      throws IOException, InterruptedException {
    NativeSettings.apply(options.threads()).forEach(single.console()::warn);
    InitialWeights initial = begin(single, plan, folder);
    Optional<Pool> shown = screened(single, plan, pool, teacher);
    if (shown.isEmpty() && pool.isPresent()) {
      return FAILED;
    }
    Guidance guidance = new Guidance.Asked(teacher, MixedImages.of(plan, shown));
    return learn(single, new RunTask(plan, folder, initial, Optional.of(guidance)));
  }

  /** The images of a pool that are shown; nothing without one, or if asking was interrupted. */
  private Optional<Pool> screened(
      SingleRun single, RunPlan plan, Optional<Pool> pool, Teacher teacher)
      throws IOException, InterruptedException {
    return pool.isEmpty()
        ? pool
        : PoolProgress.screen(single, pools.screening(), plan, pool.get(), teacher);
  }

  private Recipe recipe() throws IOException {
    Recipe named = recipes.recipe(start.fallback(), student);
    Recipe base = student.isPresent() ? named : new UnnamedNetwork(recipes, start).of(named, run);
    return RecipeChanges.apply(this::withObjective, base, base.name());
  }

  private RunPlan plan(Recipe recipe) throws IOException {
    return start.suited(
        options.plan(recipe, data.open(), data, run.seed()),
        new NamedNetwork("--student", student));
  }

  private void requireTeacher() {
    if (!teachers.given() && (stores.file().isEmpty() || stores.epochs().isPresent())) {
      throw new UsageException(
          "--teacher CHECKPOINT or FILE.onnx is missing: who is asked"
              + (stores.file().isEmpty() ? "; or give --store FILE with answers" : ""));
    }
  }

  private Integer learnFromStore(
      SingleRun single, RunPlan plan, Optional<Pool> pool, RunFolder folder)
      throws IOException, InterruptedException {
    NativeSettings.apply(options.threads()).forEach(single.console()::warn);
    try (AnswerStore store = AnswerStore.open(stores.file().orElseThrow())) {
      if (teachers.given()) {
        StoredTeacher.requireAnswersOf(
            () -> teachers.open(plan.classes(), options.threads()), store);
      }
      Optional<MixedImages> mixed = MixedImages.stored(plan, pool, store);
      Guidance guidance = new Guidance.Stored(store, mixed, stores.pairing(run.seed()));
      InitialWeights initial = begin(single, plan, folder);
      return learn(single, new RunTask(plan, folder, initial, Optional.of(guidance)));
    }
  }

  /** Says what the run is going to do, and checks all of it but the teacher. */
  private InitialWeights begin(SingleRun single, RunPlan plan, RunFolder folder)
      throws IOException {
    single.console().describe(plan, folder);
    InitialWeights initial = start.weights(plan, single.console());
    EarlyChecks.require(plan, folder, initial, run.start());
    return initial;
  }

  private Integer learn(SingleRun single, RunTask task) throws IOException, InterruptedException {
    single.console().describe(task.guidance().orElseThrow(), task.plan().recipe().objective());
    return single.run(task, spec.commandLine().getOut(), common.json());
  }

  private Integer build(SingleRun single, RunPlan plan, Optional<Pool> pool, Teacher teacher)
      throws IOException, InterruptedException {
    Path file = stores.file().orElseThrow();
    stores.format(plan.classNames().size());
    if (pool.isPresent()) {
      AnswerWriter.requireWritable(file);
    }
    if (teachers.runtime() == TeacherRuntime.LIBTORCH) {
      NativeSettings.apply(options.threads()).forEach(single.console()::warn);
    }
    Optional<Pool> shown = screened(single, plan, pool, teacher);
    if (shown.isEmpty() && pool.isPresent()) {
      return FAILED;
    }
    AnswerBuilder alone = builder(plan, MixedImages.of(plan, shown), teacher);
    StoreBuilder builder =
        AnswerWorkers.of(
            stores.workers(),
            JavaCommand.again(spec, StoreOptions.WORKER),
            alone,
            shown.map(Pool::part));
    return StoreBuilding.run(single, builder, file, alone.header());
  }

  private AnswerBuilder builder(RunPlan plan, Optional<MixedImages> mixed, Teacher teacher) {
    return new AnswerBuilder(
        plan,
        teacher,
        mixed,
        AnswerBuilder.replicas(plan, mixed, stores.epochs().orElseThrow()),
        stores.format(plan.classNames().size()));
  }

  /** One of the processes that ask. */
  private Integer work() throws IOException, InterruptedException {
    // Its parent has said all that.
    spec.commandLine().setErr(new PrintWriter(Writer.nullWriter()));
    return AnswerWorker.serve(
        System.in, System.out, () -> new OwnStore(plan(recipe()).withLoaderThreads(1)));
  }

  /** The store that this command builds, in one of the processes that ask. */
  private final class OwnStore implements AnswerWorker.Store {
    private final RunPlan plan;

    OwnStore(RunPlan plan) {
      this.plan = plan;
    }

    @Override
    public Teacher teacher() throws IOException {
      if (teachers.runtime() == TeacherRuntime.LIBTORCH) {
        NativeSettings.apply(1);
      }
      return teachers.open(plan.classes(), 1);
    }

    @Override
    public AnswerBuilder builder(Teacher teacher, Optional<Selection> chosen) throws IOException {
      Optional<Pool> pool = pools.open(plan.training(), data);
      Optional<Pool> shown = pool.map(all -> chosen.map(all::withPart).orElse(all));
      return DistilCommand.this.builder(plan, MixedImages.of(plan, shown), teacher);
    }
  }

  /** A recipe for labels alone becomes one for V4's students. */
  private Recipe withObjective(Recipe base) {
    Distillation own =
        base.objective() instanceof Distillation given ? given : Distillation.MOBILENET_V4;
    return base.withObjective(
        new Distillation(
            weight.orElse(own.weight()),
            temperature.orElse(own.temperature()),
            pools.sources(base, own)));
  }
}
