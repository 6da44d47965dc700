package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.architecture.Architecture;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import mobilenet.data.command.FoundData;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.FolderLock;
import mobilenet.search.space.Genotype;
import mobilenet.search.supernet.RankRow;
import mobilenet.search.supernet.SuperNetwork;
import mobilenet.search.supernet.SuperNetworkPlan;
import mobilenet.search.supernet.SuperNetworkRanking;
import mobilenet.search.supernet.SuperNetworkTraining;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.torch.NativeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet search supernet --space NAME --data DIR}. */
@Command(
    name = "supernet",
    description =
        "Train weights that all networks of a space share, and rank networks by them. After an"
            + " interruption, the same command goes on.")
final class SupernetCommand implements Callable<Integer> {
  /** Share of a new loss in the one that is shown, which would jump otherwise. */
  private static final double NEW = 0.02;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SupernetOptions options = new SupernetOptions();
  @Spec private CommandSpec spec;

  /** What is printed with {@code --json}. */
  record Document(String space, long steps, long seed, int networks, String rank, String best) {}

  @Override
  @SuppressWarnings("try") // The lock acts by being there.
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    options.check();
    SuperNetworkPlan plan = options.plan();
    SupernetFolder folder = options.folder(plan);
    long done = SuperNetworkTraining.stepsOf(folder.snapshot(), plan).orElse(0L);
    requireShareable(plan);
    List<Genotype> ranked = RankedNetworks.of(plan, options.rank(), options.networks());
    try (FolderLock lock = FolderLock.of(folder.path())) {
      NativeSettings.apply(1).forEach(warning -> ErrorLine.print(err, warning));
      SearchFolder.write(folder.space(), plan.space().toJson());
      RecipeWriter.write(plan.recipe().recipe(), folder.recipe());
      describe(plan, folder, done);
      trainAndRank(plan, ranked, folder, done);
    }
    return 0;
  }

  private static void requireShareable(SuperNetworkPlan plan) {
    try {
      SuperNetwork.requireShareable(plan.space());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void describe(SuperNetworkPlan plan, SupernetFolder folder, long done) {
    PrintWriter err = spec.commandLine().getErr();
    FoundData.print(plan.recipe().images().dataset(), err);
    err.println(
        Printable.line(
            "super-network of "
                + plan.space().name()
                + ", "
                + plan.steps()
                + " steps into "
                + folder.path()
                + (done == 0 ? "" : "; " + done + " are done")
                + "; after an interruption, the same command goes on"));
    err.flush();
  }

  private void trainAndRank(
      SuperNetworkPlan plan, List<Genotype> ranked, SupernetFolder folder, long done)
      throws IOException, InterruptedException {
    try (SuperNetwork network = train(plan, folder, done, options.saveEvery())) {
      List<RankRow> rows =
          rank(plan, ranked, new SuperNetworkRanking(network, plan, options.calibration()), folder);
      report(plan, rows, folder);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static SuperNetwork train(
      SuperNetworkPlan plan, SupernetFolder folder, long done, Duration saveEvery)
      throws IOException, InterruptedException {
    try (ProgressBar bar = Progress.bar("training", plan.steps())) {
      bar.stepTo(done);
      double[] loss = {Double.NaN};
      return new SuperNetworkTraining(
              plan,
              folder.snapshot(),
              saveEvery,
              (step, result) -> {
                loss[0] =
                    Double.isNaN(loss[0])
                        ? result.loss()
                        : loss[0] + NEW * (result.loss() - loss[0]);
                bar.stepTo(step);
                bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f", loss[0]));
              })
          .run();
    }
  }

  private static List<RankRow> rank(
      SuperNetworkPlan plan,
      List<Genotype> networks,
      SuperNetworkRanking ranking,
      SupernetFolder folder)
      throws IOException {
    List<RankRow> rows = new ArrayList<>();
    int best = 0;
    try (ProgressBar bar = Progress.bar("ranking", networks.size())) {
      for (int i = 0; i < networks.size(); i++) {
        Architecture architecture = plan.space().architecture(networks.get(i));
        rows.add(
            new RankRow(
                ArchitectureDocument.hash(architecture),
                plan.seed(),
                ranking.top1(networks.get(i))));
        best = rows.get(i).top1() > rows.get(best).top1() ? i : best;
        bar.step();
      }
    }
    ranking.write(networks.get(best), folder.best());
    RankRow.write(folder.rank(), rows);
    return rows;
  }

  private void report(SuperNetworkPlan plan, List<RankRow> rows, SupernetFolder folder) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(
          out,
          new Document(
              plan.space().name(),
              plan.steps(),
              plan.seed(),
              rows.size(),
              folder.rank().toString(),
              folder.best().toString()));
      return;
    }
    double best = rows.stream().mapToDouble(RankRow::top1).max().orElseThrow();
    double worst = rows.stream().mapToDouble(RankRow::top1).min().orElseThrow();
    out.println(
        Printable.line(
            String.format(
                Locale.ROOT,
                "%d networks by shared weights: top-1 %.2f to %.2f %% of the images held out",
                rows.size(),
                100 * worst,
                100 * best)));
    out.println(Printable.line("written: " + folder.rank() + ", " + folder.best()));
  }
}
