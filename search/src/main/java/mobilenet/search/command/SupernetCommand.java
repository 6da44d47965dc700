package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.Folders;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
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
  private static final Duration SAVE_EVERY = Duration.ofSeconds(20);

  /** Share of a new loss in the one that is shown, which would jump otherwise. */
  private static final double NEW = 0.02;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SupernetOptions options = new SupernetOptions();
  @Spec private CommandSpec spec;

  /** What is printed with {@code --json}. */
  record Document(String space, long steps, long seed, int networks, String rank) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    int networks = options.networks();
    int calibration = options.calibration();
    SuperNetworkPlan plan = options.plan();
    SupernetFolder folder = options.folder(plan);
    long done = SuperNetworkTraining.stepsOf(folder.snapshot(), plan).orElse(0L);
    NativeSettings.apply(1).forEach(warning -> ErrorLine.print(err, warning));
    Folders.create(folder.path());
    SearchFolder.write(folder.space(), plan.space().toJson());
    RecipeWriter.write(plan.recipe().recipe(), folder.recipe());
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
    try (SuperNetwork network = train(plan, folder, done)) {
      List<RankRow> rows = rank(network, plan, networks, calibration);
      RankRow.write(folder.rank(), rows);
      report(plan, rows, folder.rank());
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private static SuperNetwork train(SuperNetworkPlan plan, SupernetFolder folder, long done)
      throws IOException, InterruptedException {
    try (ProgressBar bar = Progress.bar("training", plan.steps())) {
      bar.stepTo(done);
      double[] loss = {Double.NaN};
      return new SuperNetworkTraining(
              plan,
              folder.snapshot(),
              SAVE_EVERY,
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
      SuperNetwork network, SuperNetworkPlan plan, int most, int calibration)
      throws IOException, InterruptedException {
    List<Genotype> networks = networks(plan, most);
    SuperNetworkRanking ranking = new SuperNetworkRanking(network, plan, calibration);
    List<RankRow> rows = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("ranking", networks.size())) {
      for (Genotype genotype : networks) {
        rows.add(
            new RankRow(
                ArchitectureDocument.hash(plan.space().architecture(genotype)),
                plan.seed(),
                ranking.top1(genotype)));
        bar.step();
      }
    }
    return rows;
  }

  /** All of a small space, or some of a large one, none twice. */
  private static List<Genotype> networks(SuperNetworkPlan plan, int most) {
    SearchSpace space = plan.space();
    List<Genotype> first = space.networks().limit(most + 1L).toList();
    if (first.size() <= most) {
      return first;
    }
    SplittableRandom random = new SplittableRandom(plan.seed());
    Set<Genotype> drawn = new LinkedHashSet<>();
    while (drawn.size() < most) {
      drawn.add(space.sample(random));
    }
    return List.copyOf(drawn);
  }

  private void report(SuperNetworkPlan plan, List<RankRow> rows, Path file) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(
          out,
          new Document(
              plan.space().name(), plan.steps(), plan.seed(), rows.size(), file.toString()));
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
    out.println(Printable.line("written: " + file));
  }
}
