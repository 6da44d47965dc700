package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.SavedWork;
import mobilenet.cli.ShutdownAction;
import mobilenet.cli.UsageException;
import mobilenet.data.command.FoundData;
import mobilenet.file.Folders;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.run.DryRun;
import mobilenet.search.run.Progress;
import mobilenet.search.run.SearchPlan;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.ScratchFolder;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.recipe.Recipe;
import picocli.CommandLine.Model.CommandSpec;

/** A search from the command line, whatever its engine. */
final class SearchProgram {
  /** Exit code where planned trials are left, or no network has an accuracy. */
  private static final int INCOMPLETE = 1;

  private final CommonOptions common;
  private final SearchOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  SearchProgram(CommandSpec spec, CommonOptions common, SearchOptions options) {
    this.common = common;
    this.options = options;
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
  }

  /** Searches, or says what a search would take; the exit code. */
  int run(EngineKind engine) throws IOException, InterruptedException {
    int workers = options.workers();
    PreparedSearch search = prepare(engine);
    if (options.dryRun()) {
      return estimate(search, workers);
    }
    Optional<String> unreachable = DryRun.unreachable(search.plan());
    if (unreachable.isPresent()) {
      throw new UsageException(unreachable.get() + "; give another --target-macs");
    }
    search.folder().require(search.heading());
    search.latencyNotices().forEach(this::warn);
    Folders.create(search.folder().path());
    ScratchFolder.removeAbandoned(search.folder().path());
    search.write();
    try (Ledger ledger = search.openLedger(this::warn)) {
      if (options.releasesOthers()) {
        ledger.releaseOthers().forEach(row -> warn(HeldTrials.released(row)));
      }
      LedgerView before = ledger.view();
      describe(search, before, workers);
      work(search, ledger, before, workers);
      LedgerView after = ledger.view();
      List<String> held = HeldTrials.sentences(after);
      held.forEach(this::warn);
      int code = report(search, after);
      return held.isEmpty() ? code : INCOMPLETE;
    }
  }

  private PreparedSearch prepare(EngineKind engine) throws IOException, InterruptedException {
    Optional<FrozenTable> table = options.latencyTable();
    SearchSettings settings = options.settings(engine, table);
    SearchSpace named = options.space();
    Recipe recipe = options.recipe();
    SearchFolder folder = options.folder(engine, named);
    if (!options.dryRun()) {
      Optional<SearchSettings> before = folder.read();
      settings =
          before.isPresent() ? settings.withFirstTrials(before.get().firstTrials()) : settings;
    }
    SearchSettings.Images given = settings.images();
    TrainingImages images = TrainingImages.open(given.data(), given.holdOut(), given.limit());
    FoundData.print(images.dataset(), err);
    SearchSpace space =
        named.suited(
            recipe.input().channels(), recipe.input().size(), images.dataset().classNames().size());
    try {
      return PreparedSearch.of(folder, settings, space, new CandidateRecipe(recipe, images), table);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int estimate(PreparedSearch search, int workers)
      throws IOException, InterruptedException {
    Optional<TabledCost.Fit> latency = search.latencyFit();
    latency.ifPresent(fit -> fit.notices().forEach(this::warn));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    double seconds = SampledTraining.seconds(search, temporary, this::warn);
    DryRun run = DryRun.of(search.plan(), seconds, workers);
    List<String> warnings = new ArrayList<>(run.warnings());
    latency.flatMap(TabledCost.Fit::unreachable).ifPresent(warnings::add);
    if (common.json()) {
      JsonOutput.print(out, new Estimate(run.hours(), seconds, warnings));
      return 0;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s of about %s each on %d %s: %s",
            trainings(search.plan()),
            ProgressLines.duration(seconds),
            workers,
            workers == 1 ? "process" : "processes",
            ProgressLines.duration(run.hours() * 3600)));
    warnings.forEach(warning -> out.println(Printable.line(warning)));
    return 0;
  }

  /** What a dry run prints with {@code --json}. */
  record Estimate(double hours, double secondsPerTrial, List<String> warnings) {}

  private void describe(PreparedSearch search, LedgerView before, int workers) {
    int done = before.finished().size();
    err.println(
        Printable.line(
            search.settings().engine().title()
                + " of "
                + search.plan().space().name()
                + ", "
                + networks(search.plan())
                + " by "
                + workers
                + (workers == 1 ? " process" : " processes")
                + " into "
                + search.folder().path()
                + (done == 0
                    ? ""
                    : "; "
                        + done
                        + (search.plan().seeds().size() == 1 ? "" : " trainings")
                        + " are done")
                + "; after an interruption, the same command goes on"));
    err.flush();
  }

  private static String networks(SearchPlan plan) {
    int seeds = plan.seeds().size();
    return plan.trials() + " networks" + (seeds == 1 ? "" : " with " + seeds + " seeds each");
  }

  private static String trainings(SearchPlan plan) {
    int seeds = plan.seeds().size();
    return seeds == 1
        ? networks(plan)
        : networks(plan) + ", " + (long) plan.trials() * seeds + " trainings";
  }

  @SuppressWarnings("try") // Nothing is asked of what is done at the end.
  private void work(PreparedSearch search, Ledger ledger, LedgerView before, int workers)
      throws IOException, InterruptedException {
    Progress progress = Progress.of(before, search.plan());
    int left = Math.max(1, progress.trials() - progress.finished());
    try (WorkerPool pool =
            new WorkerPool(
                search,
                ledger,
                new ProgressLines(search.plan(), search.settings().cost().measure(), err, before));
        ShutdownAction ending = new ShutdownAction(() -> interrupted(pool))) {
      pool.run(Math.min(workers, left));
    }
  }

  private void interrupted(WorkerPool pool) {
    pool.close();
    ErrorLine.print(err, SavedWork.INTERRUPTED);
  }

  private int report(PreparedSearch search, LedgerView view) throws IOException {
    SearchReport report = SearchReport.of(view, search.settings());
    ReportPrinter printer = new ReportPrinter(report, search.folder());
    printer.writeFiles(view);
    if (common.json()) {
      JsonOutput.print(out, report);
    } else {
      printer.printResult(out);
    }
    return report.best().isPresent() ? 0 : INCOMPLETE;
  }

  private void warn(String sentence) {
    ErrorLine.print(err, sentence);
  }
}
