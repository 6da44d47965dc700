package mobilenet.search.netadapt;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.Journal;

/**
 * All networks that were trained on the way and those that were chosen, in a {@link Journal}: a
 * loop goes on from it to the same networks.
 */
public final class AdaptLog implements Closeable {
  private static final String FORMAT = "mobilenet4j-netadapt";
  private static final String EVENT = "event";
  private static final String TRAINED = "trained";
  private static final String CHOSEN = "chosen";
  private static final String STEP = "step";
  private static final String HASH = "hash";
  private static final String GROUP = "group";
  private static final String COST = "cost";
  private static final String WIDTHS = "widths";
  private static final String MEASURED = "measured_cost";
  private static final String ACCURACY = "accuracy";
  private static final String FAILURE = "failure";

  private final Journal journal;
  private final Map<String, Evaluation> evaluations = new HashMap<>();
  private final List<AdaptedNetwork> trained = new ArrayList<>();
  private final List<String> choices = new ArrayList<>();
  private final List<OptionalDouble> measurements = new ArrayList<>();

  private AdaptLog(Journal journal) {
    this.journal = journal;
  }

  /**
   * Opens a log, or starts one.
   *
   * @param heading all that decides what the loop comes to
   * @param notices takes a sentence about a line that was dropped
   * @throws JsonException if the file is of another loop, or damaged
   * @throws IOException if it cannot be read and written
   */
  public static AdaptLog open(Path file, JsonObject heading, Consumer<String> notices)
      throws IOException {
    Journal journal = Journal.open(file, FORMAT, heading, notices);
    try {
      AdaptLog log = new AdaptLog(journal);
      for (JsonFields entry : journal.entries()) {
        log.read(entry);
      }
      return log;
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private void read(JsonFields entry) throws JsonException {
    if (entry.string(EVENT).equals(CHOSEN)) {
      Optional<Double> measured = entry.optionalNumber(MEASURED);
      addChoice(
          entry.string(HASH),
          measured.isPresent() ? OptionalDouble.of(measured.get()) : OptionalDouble.empty());
      return;
    }
    Optional<String> failure = entry.optionalString(FAILURE);
    add(
        entry.integer(STEP),
        new Proposal(
            entry.string(GROUP),
            Widths.of(entry.fields(WIDTHS)),
            entry.string(HASH),
            entry.number(COST)),
        failure.isPresent() ? new Failed(failure.get()) : Measured.of(entry.number(ACCURACY)));
  }

  private void add(int step, Proposal proposal, Evaluation evaluation) {
    evaluations.put(key(step, proposal.hash()), evaluation);
    if (evaluation instanceof Measured measured) {
      trained.add(AdaptedNetwork.of(step, proposal, measured));
    }
  }

  private static String key(int step, String hash) {
    return step + " " + hash;
  }

  /** What came of a network that was trained before. */
  Optional<Evaluation> evaluation(int step, String hash) {
    return Optional.ofNullable(evaluations.get(key(step, hash)));
  }

  /** The hash of the network that a step has chosen before; steps begin with 1. */
  Optional<String> choice(int step) {
    return step <= choices.size() ? Optional.of(choices.get(step - 1)) : Optional.empty();
  }

  /** All networks that were trained and measured, in order, the first network among them. */
  public List<AdaptedNetwork> trained() {
    return List.copyOf(trained);
  }

  /** Adds a network that was trained; step 0 for the one that all begins with. */
  void trained(int step, Proposal proposal, Evaluation evaluation) throws IOException {
    JsonObject entry = entry(TRAINED, step, proposal);
    journal.add(
        evaluation instanceof Measured measured
            ? entry.with(ACCURACY, measured.accuracy())
            : entry.with(FAILURE, ((Failed) evaluation).reason()));
    add(step, proposal, evaluation);
  }

  /** Adds a choice. */
  void chose(AdaptedNetwork network, OptionalDouble measured) throws IOException {
    JsonObject entry =
        entry(
                CHOSEN,
                network.step(),
                new Proposal(network.group(), network.widths(), network.hash(), network.cost()))
            .with(ACCURACY, network.accuracy());
    journal.add(measured.isPresent() ? entry.with(MEASURED, measured.getAsDouble()) : entry);
    addChoice(network.hash(), measured);
  }

  private void addChoice(String hash, OptionalDouble measured) {
    choices.add(hash);
    measurements.add(measured);
  }

  /** What the network of a step really costs, if it was measured; steps begin with 1. */
  public OptionalDouble measured(int step) {
    return step >= 1 && step <= measurements.size()
        ? measurements.get(step - 1)
        : OptionalDouble.empty();
  }

  private static JsonObject entry(String event, int step, Proposal proposal) {
    return JsonObject.EMPTY
        .with(EVENT, event)
        .with(STEP, (long) step)
        .with(GROUP, proposal.group())
        .with(HASH, proposal.hash())
        .with(COST, proposal.cost())
        .with(WIDTHS, proposal.widths().toJson());
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
