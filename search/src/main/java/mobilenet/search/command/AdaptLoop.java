package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.search.netadapt.AdaptListener;
import mobilenet.search.netadapt.AdaptLog;
import mobilenet.search.netadapt.AdaptedNetwork;
import mobilenet.search.netadapt.NetAdapt;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.report.AdaptationFigure;
import mobilenet.search.training.TrainedTuner;
import mobilenet.weights.Checkpoint;

/**
 * The steps of an adaptation, and the files that they leave.
 *
 * @param adaptation from which network to which target
 * @param seed the checkpoint to begin with
 * @param form of NetAdapt, for people
 * @param folder that exists
 * @param listener is told how it goes on
 * @param notices takes what is to be known of the log
 */
record AdaptLoop(
    PreparedAdaptation adaptation,
    Checkpoint seed,
    AdaptForm form,
    AdaptFolder folder,
    AdaptListener listener,
    Consumer<String> notices) {

  /**
   * Adapts, or goes on.
   *
   * @param tuner trains the networks of each step
   * @param trained knows where they are
   */
  AdaptReport run(Tuner tuner, TrainedTuner trained) throws IOException, InterruptedException {
    List<String> groups = List.copyOf(adaptation.networks().widest().channels().keySet());
    try (AdaptLog log =
        AdaptLog.open(folder.log(), adaptation.heading(seed, tuner.name(), groups), notices)) {
      List<AdaptedNetwork> path =
          new NetAdapt(
                  adaptation.networks(),
                  adaptation.settings(),
                  adaptation.target(),
                  tuner,
                  log,
                  listener)
              .run();
      AdaptedNetwork result = path.get(path.size() - 1);
      Architecture network = adaptation.networks().architecture(result.widths());
      trained.export(result.widths(), folder.pruned());
      ArchitectureDocument.write(folder.network(), network);
      SearchFolder.write(
          folder.curve(),
          AdaptationFigure.draw(
              "NetAdapt (" + form.label() + ") of " + seed.architecture().name(),
              points(log.trained()),
              points(path),
              adaptation.target()));
      return AdaptReport.of(form, adaptation.target(), path, log, folder);
    }
  }

  private static List<AdaptationFigure.Point> points(List<AdaptedNetwork> networks) {
    return networks.stream()
        .map(network -> new AdaptationFigure.Point(network.cost(), network.accuracy()))
        .toList();
  }
}
