package mobilenet.search.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.cli.TextTable;
import mobilenet.search.netadapt.AdaptLog;
import mobilenet.search.netadapt.AdaptedNetwork;

/**
 * What has come of an adaptation; what {@code --json} prints.
 *
 * @param form of NetAdapt
 * @param targetMs milliseconds to come down to
 * @param firstMs predicted for the network that all began with
 * @param firstAccuracy of it, on the images held out
 * @param steps the networks chosen, in order
 * @param trained networks trained in all steps
 * @param network architecture file of the last one
 * @param checkpoint of the last one, trained to the end unless that was not wanted
 * @param accuracy of that checkpoint, on the images held out
 */
record AdaptReport(
    String form,
    double targetMs,
    double firstMs,
    double firstAccuracy,
    List<Step> steps,
    int trained,
    String network,
    String checkpoint,
    double accuracy) {

  /**
   * A network that was chosen.
   *
   * @param step from 1 on
   * @param group that it has narrower than the one before
   * @param width of the group
   * @param ms predicted milliseconds
   * @param measuredMs measured ones, if that was wanted
   * @param accuracy after the step's training, on the images held out
   */
  record Step(
      int step, String group, int width, double ms, Optional<Double> measuredMs, double accuracy) {}

  static List<Step> steps(List<AdaptedNetwork> path, AdaptLog log) {
    List<Step> steps = new ArrayList<>();
    for (AdaptedNetwork network : path.subList(1, path.size())) {
      OptionalDouble measured = log.measured(network.step());
      steps.add(
          new Step(
              network.step(),
              network.group(),
              network.widths().of(network.group()),
              network.cost(),
              measured.isPresent() ? Optional.of(measured.getAsDouble()) : Optional.empty(),
              network.accuracy()));
    }
    return List.copyOf(steps);
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** The same after the last training. */
  AdaptReport trainedTo(String checkpoint, double accuracy) {
    return new AdaptReport(
        form, targetMs, firstMs, firstAccuracy, steps, trained, network, checkpoint, accuracy);
  }

  /** A row a step. */
  TextTable table() {
    TextTable table = new TextTable("step", "group", "width", "ms", "measured", "held-out top-1");
    table.row(0, "", "", ms(firstMs), "", percent(firstAccuracy));
    for (Step step : steps) {
      table.row(
          step.step,
          step.group,
          step.width,
          ms(step.ms),
          step.measuredMs.map(AdaptReport::ms).orElse(""),
          percent(step.accuracy));
    }
    return table;
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.4f", ms);
  }

  private static String percent(double accuracy) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * accuracy);
  }
}
