package mobilenet.search.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param width what the width multiplier comes to, if that was wanted
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
    double accuracy,
    Optional<Width> width) {

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

  /**
   * The network of a width multiplier, trained as the result was.
   *
   * @param percent of the first network's width
   * @param ms predicted milliseconds
   * @param checkpoint of it
   * @param accuracy of that, on the images held out
   */
  record Width(int percent, double ms, String checkpoint, double accuracy) {}

  /** Of the steps alone. */
  static AdaptReport of(
      AdaptForm form, double target, List<AdaptedNetwork> path, AdaptLog log, AdaptFolder folder) {
    return new AdaptReport(
        form.label(),
        target,
        path.get(0).cost(),
        path.get(0).accuracy(),
        steps(path, log),
        log.trained().size() - 1,
        folder.network().toString(),
        folder.pruned().toString(),
        path.get(path.size() - 1).accuracy(),
        Optional.empty());
  }

  private static List<Step> steps(List<AdaptedNetwork> path, AdaptLog log) {
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
        form,
        targetMs,
        firstMs,
        firstAccuracy,
        steps,
        trained,
        network,
        checkpoint,
        accuracy,
        width);
  }

  /** The same beside a width multiplier. */
  AdaptReport against(Width width) {
    return new AdaptReport(
        form,
        targetMs,
        firstMs,
        firstAccuracy,
        steps,
        trained,
        network,
        checkpoint,
        accuracy,
        Optional.of(width));
  }
}
