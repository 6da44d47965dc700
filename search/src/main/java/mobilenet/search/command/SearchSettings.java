package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.reward.Objective;

/**
 * What a search was told on the command line, kept in its folder for its workers and its report.
 *
 * @param engine what proposes networks
 * @param firstTrials as many as were planned at first, which sets evolution's population
 * @param trials as many as are planned now
 * @param reward of accuracy and cost
 * @param cost with a target for all rewards but accuracy alone
 * @param seeds of the engine and of the trainings
 * @param images what is trained on
 */
record SearchSettings(
    EngineKind engine,
    int firstTrials,
    int trials,
    RewardKind reward,
    CostSettings cost,
    Seeds seeds,
    Images images) {

  /**
   * What chance depends on.
   *
   * @param engine of the proposals
   * @param trainings every network is trained with each of them
   */
  record Seeds(long engine, List<Long> trainings) {
    /** Copies. */
    Seeds {
      trainings = List.copyOf(trainings);
    }

    /** One for everything. */
    static Seeds of(long seed) {
      return new Seeds(seed, List.of(seed));
    }

    private JsonObject toJson() {
      JsonObject json = JsonObject.EMPTY.with("seed", Long.toString(engine));
      return equals(of(engine))
          ? json
          : json.with(
              "seeds", JsonArray.ofStrings(trainings.stream().map(String::valueOf).toList()));
    }

    private static Seeds of(JsonFields fields) throws JsonException {
      Seeds one = of(Long.parseLong(fields.string("seed")));
      return fields.optional("seeds").isEmpty()
          ? one
          : new Seeds(one.engine, fields.strings("seeds").stream().map(Long::valueOf).toList());
    }
  }

  /**
   * What is trained on.
   *
   * @param data folder of a data set
   * @param holdOut part of its training images that is held out
   * @param limit most images, if not all
   */
  record Images(Path data, double holdOut, Optional<Integer> limit) {}

  /** Checks that there is a target where one is needed. */
  SearchSettings {
    if (cost.hasTarget() == (reward == RewardKind.ACCURACY)) {
      throw new IllegalArgumentException("every reward but accuracy has a target");
    }
  }

  /** What is maximised. */
  Objective objective() {
    return cost.objective(reward);
  }

  /** The same for a search that began with another number of trials. */
  SearchSettings withFirstTrials(int trials) {
    return new SearchSettings(engine, trials, this.trials, reward, cost, seeds, images);
  }

  JsonObject toJson() {
    JsonObject json =
        JsonObject.EMPTY
            .with("engine", engine.label())
            .with("first_trials", (long) firstTrials)
            .with("trials", (long) trials)
            .with("reward", reward.label())
            .withAll(seeds.toJson())
            .with("data", images.data.toAbsolutePath().normalize().toString())
            .with("hold_out", images.holdOut)
            .withAll(cost.toJson());
    return images.limit.isPresent() ? json.with("limit", (long) images.limit.get()) : json;
  }

  /**
   * Reads what {@link #toJson} gives.
   *
   * @throws JsonException if the file is another
   * @throws IOException if it cannot be read
   */
  static SearchSettings read(Path file) throws IOException {
    JsonFields fields = JsonFields.root(Json.read(file), file.toString());
    try {
      return new SearchSettings(
          label(fields, "engine", EngineKind.class),
          fields.integer("first_trials"),
          fields.integer("trials"),
          label(fields, "reward", RewardKind.class),
          CostSettings.of(fields),
          Seeds.of(fields),
          new Images(
              Path.of(fields.string("data")),
              fields.number("hold_out"),
              fields.optionalInteger("limit")));
    } catch (IllegalArgumentException e) {
      throw new JsonException(file + ": " + e.getMessage(), e);
    }
  }

  private static <T extends Enum<T> & Labelled> T label(
      JsonFields fields, String member, Class<T> type) throws JsonException {
    String label = fields.string(member);
    Optional<T> found = Labelled.find(type, label);
    if (found.isEmpty()) {
      throw fields.error(
          member, "must be one of " + Labelled.all(type) + ", found \"" + label + "\"");
    }
    return found.get();
  }
}
