package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import mobilenet.architecture.Architecture;
import mobilenet.cli.Printable;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.latency.LatencyMeter;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.netadapt.AdaptListener;
import mobilenet.search.netadapt.AdaptedNetwork;
import mobilenet.search.netadapt.Proposal;
import mobilenet.search.netadapt.Widths;

/** A line for each network that was trained, with the time left, and one for each choice. */
final class AdaptLines implements AdaptListener {
  private static final double PERCENT = 100;
  private static final double NANOS = 1e9;

  private final PreparedAdaptation adaptation;
  private final Optional<LatencyMeter> meter;
  private final PrintWriter err;
  private final LongSupplier clock;
  private int proposals;
  private int done;
  private int trained;
  private double seconds;
  private long before;
  private Optional<AdaptedNetwork> from = Optional.empty();

  AdaptLines(
      PreparedAdaptation adaptation,
      Optional<LatencyMeter> meter,
      PrintWriter err,
      LongSupplier clock) {
    this.adaptation = adaptation;
    this.meter = meter;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void began(AdaptedNetwork from, int proposals, int known) {
    this.proposals = proposals;
    this.done = known;
    this.from = Optional.of(from);
    this.before = clock.getAsLong();
    if (known < proposals) {
      print(
          String.format(
              Locale.ROOT,
              "step %d of at most %d, from %s: %d networks%s",
              from.step() + 1,
              adaptation.reachability().steps(),
              numbers(from.accuracy(), from.cost()),
              proposals,
              known == 0 ? "" : ", " + known + " of them trained before"));
    }
  }

  @Override
  public void tuned(int step, Proposal proposal, Evaluation evaluation) {
    long now = clock.getAsLong();
    seconds += (now - before) / NANOS;
    before = now;
    trained++;
    done++;
    print(
        String.format(
            Locale.ROOT,
            "%d of %d: %s; %s left",
            done,
            proposals,
            outcome(proposal, evaluation),
            ProgressLines.duration(left())));
  }

  private String outcome(Proposal proposal, Evaluation evaluation) {
    String network = change(proposal.group(), proposal.widths());
    return evaluation instanceof Measured measured
        ? network + ", " + numbers(measured.accuracy(), proposal.cost())
        : network + " failed: " + ((Failed) evaluation).reason();
  }

  private String change(String group, Widths widths) {
    return group + " from " + from.orElseThrow().widths().of(group) + " to " + widths.of(group);
  }

  private static String numbers(double accuracy, double ms) {
    return String.format(Locale.ROOT, "%.2f %%, %.4f ms", PERCENT * accuracy, ms);
  }

  /** If the steps to come save as much as those so far, or as they must. */
  private double left() {
    double first = adaptation.reachability().first();
    double cost = from.orElseThrow().cost();
    int step = from.orElseThrow().step();
    double part = adaptation.settings().schedule().part(step + 1) * first;
    double each = Math.max(part, step == 0 ? 0 : (first - cost) / step);
    double steps = Math.max(1, Math.ceil((cost - adaptation.target()) / each));
    return seconds / trained * (proposals - done + (steps - 1) * proposals);
  }

  @Override
  public OptionalDouble chose(AdaptedNetwork network) throws InterruptedException {
    OptionalDouble measured = measure(network);
    print(
        "step "
            + network.step()
            + " takes "
            + change(network.group(), network.widths())
            + ": "
            + numbers(network.accuracy(), network.cost())
            + (measured.isPresent()
                ? String.format(Locale.ROOT, " predicted, %.4f measured", measured.getAsDouble())
                : ""));
    return measured;
  }

  private OptionalDouble measure(AdaptedNetwork network) throws InterruptedException {
    if (meter.isEmpty()) {
      return OptionalDouble.empty();
    }
    Architecture architecture = adaptation.networks().architecture(network.widths());
    return OptionalDouble.of(
        meter.get().ms(SizedNetwork.of(architecture, architecture.input().size())));
  }

  private void print(String line) {
    err.println(Printable.line(line));
    err.flush();
  }
}
