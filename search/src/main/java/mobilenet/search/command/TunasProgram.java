package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.Printable;
import mobilenet.data.command.FoundData;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.FolderLock;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.SuperNetwork;
import mobilenet.search.supernet.TrainingIdentity;
import mobilenet.search.tunas.SearchStages;
import mobilenet.search.tunas.TunasPlan;
import mobilenet.search.tunas.TunasResult;
import mobilenet.search.tunas.WorkBudget;
import mobilenet.train.torch.NativeSettings;

/** TuNAS from the command line, stage by stage. */
final class TunasProgram {
  private final TunasSetup setup;
  private final TunasChecks checks;
  private final PrintWriter err;

  TunasProgram(TunasSetup setup, PrintWriter err) {
    this.setup = setup;
    this.checks = new TunasChecks(setup, err);
    this.err = err;
  }

  TunasFolder folder() {
    return setup.folder();
  }

  /** Searches to the end, or goes on. */
  @SuppressWarnings("try") // The lock acts by being there.
  TunasReport run() throws IOException, InterruptedException {
    checks.requireReachable();
    SuperNetwork.requireShareable(setup.union());
    checks.requireDrawable();
    WorkBudget budget = setup.budget();
    checks.requireRoom(budget);
    Optional<LedgerNetworks> ranked = checks.ranked();
    TrainingIdentity identity = setup.identity();
    folder().require(identity);
    try (FolderLock lock = FolderLock.of(folder().path())) {
      SearchFolder.write(folder().settings(), identity.settings());
      FoundData.print(setup.images().report().dataset(), err);
      return search(budget, ranked);
    }
  }

  private TunasReport search(WorkBudget budget, Optional<LedgerNetworks> ranked)
      throws IOException, InterruptedException {
    SearchStages stages = setup.options().stages();
    List<TunasReport.Stage> done = new ArrayList<>();
    double work = 0;
    Optional<Architecture> found = Optional.empty();
    for (int i = 0; i < stages.stages().size(); i++) {
      String name = stages.stages().get(i).name();
      TunasStage stage =
          setup.stage(
              name,
              stages.space(setup.union(), i, found),
              stages.stages().size() - i,
              budget,
              work);
      if (i > 0) {
        checks.warnIfUnreachable(name, stage.plan().space());
      }
      SearchSpace space = stage.plan().space();
      List<Genotype> here = ranked.map(all -> checks.ranked(name, space, all)).orElse(List.of());
      begin(stage);
      TunasResult result = stage.run(setup.options(), here);
      done.add(TunasReport.Stage.of(name, stage.plan().weights().steps(), space, result));
      work += result.imageMacs();
      found = Optional.of(space.architecture(result.best().network()));
    }
    TunasReport report =
        new TunasReport(
            setup.union().name(),
            setup.reward().label(),
            setup.cost().targetMacs(),
            setup.cost().targetMs(),
            setup.options().seed(),
            work,
            done,
            done.get(done.size() - 1).best());
    SearchFolder.write(
        folder().best(),
        ArchitectureDocument.toJson(found.orElseThrow(IllegalStateException::new)));
    report.write(folder().result());
    return report;
  }

  private void begin(TunasStage stage) throws IOException {
    long before = stage.done();
    NativeSettings.apply(1).forEach(warning -> ErrorLine.print(err, warning));
    if (setup.latency().isPresent()) {
      setup.latency().get().frozen().copyTo(folder().latencyTable());
    }
    TunasPlan plan = stage.plan();
    err.println(
        Printable.line(
            "TuNAS of "
                + plan.space().name()
                + ", "
                + stage.name()
                + ", "
                + plan.weights().steps()
                + " steps into "
                + stage.folder().path()
                + (before == 0 ? "" : "; " + before + " are done")
                + "; after an interruption, the same command goes on"));
    err.println(
        Printable.line(
            "images: "
                + setup.images().rewards().parts().training().size()
                + " for weights, "
                + setup.images().rewards().parts().validation().size()
                + " for rewards, "
                + setup.images().report().parts().validation().size()
                + " for the report"));
    err.flush();
  }
}
