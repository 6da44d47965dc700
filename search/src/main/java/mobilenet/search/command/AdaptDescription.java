package mobilenet.search.command;

import java.util.List;
import java.util.Locale;
import mobilenet.search.latency.Prediction;
import mobilenet.search.latency.Stamp;

/**
 * What can be said of an adaptation before anything is trained.
 *
 * @param adaptation of a network
 */
record AdaptDescription(PreparedAdaptation adaptation) {

  /**
   * The JSON document.
   *
   * @param groups of channels that may be narrowed
   * @param ms predicted now
   * @param targetMs to come down to
   * @param leastMs with every group as narrow as it can be
   * @param mostSteps that it takes
   * @param mostTrainings networks to train in all steps
   * @param steps of the network's plan
   * @param guessed of them that are not in the table
   */
  record Document(
      int groups,
      double ms,
      double targetMs,
      double leastMs,
      int mostSteps,
      int mostTrainings,
      int steps,
      int guessed) {}

  Document document() {
    Prediction prediction = adaptation.latency().predict(adaptation.network());
    int groups = adaptation.networks().widest().channels().size();
    int steps = adaptation.reachability().steps();
    return new Document(
        groups,
        adaptation.reachability().first(),
        adaptation.target(),
        adaptation.reachability().least(),
        steps,
        (int) Math.min(Integer.MAX_VALUE, (long) steps * groups),
        adaptation.latency().steps(adaptation.network()).size(),
        prediction.missing().size());
  }

  /** For people. */
  List<String> lines() {
    Document d = document();
    Stamp stamp = adaptation.latency().table().stamp();
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %.4f ms predicted for %s, %s; %d of its %d steps are not in the table and guessed",
            adaptation.network().name(),
            d.ms(),
            stamp.processor(),
            stamp.kernels(),
            d.guessed(),
            d.steps()),
        String.format(
            Locale.ROOT,
            "target: %.4f ms, at least %.4f is possible; %d groups of channels, widths in multiples"
                + " of %d; at most %d steps, %d trainings",
            d.targetMs(),
            d.leastMs(),
            d.groups(),
            adaptation.settings().quantum(),
            d.mostSteps(),
            d.mostTrainings()));
  }
}
