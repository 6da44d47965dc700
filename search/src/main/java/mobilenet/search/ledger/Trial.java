package mobilenet.search.ledger;

import java.util.OptionalDouble;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;

/**
 * Something to be tried: a row of a ledger, before its result.
 *
 * @param key what tells it from others
 * @param genotype its place in the space
 * @param architecture the network's document
 * @param evaluator name of the evaluator
 * @param params learnt parameters
 * @param macs multiply-accumulates of one image
 */
public record Trial(
    Key key, Genotype genotype, JsonObject architecture, String evaluator, long params, long macs) {

  /**
   * No ledger has two trials of one key, so that nothing is trained twice.
   *
   * @param hash of the architecture
   * @param seed of the evaluation
   * @param recipe hash of how it is trained
   */
  public record Key(String hash, long seed, String recipe) {}

  /**
   * What a result of it is worth: nothing where it has failed.
   *
   * @throws IllegalArgumentException if the cost that counts is unknown
   */
  public OptionalDouble reward(Result result, Objective objective) {
    if (result.evaluation() instanceof Measured measured) {
      Costs costs = new Costs(params, macs, measured.latencyMs());
      return OptionalDouble.of(objective.of(measured.accuracy(), costs));
    }
    return OptionalDouble.empty();
  }

  JsonObject toJson() {
    return JsonObject.EMPTY
        .with("hash", key.hash)
        .with("seed", key.seed)
        .with("recipe", key.recipe)
        .with("evaluator", evaluator)
        .with("genotype", genotype.toString())
        .with("params", params)
        .with("macs", macs)
        .with("architecture", architecture);
  }

  static Trial of(JsonFields fields) throws JsonException {
    return new Trial(
        new Key(fields.string("hash"), fields.wholeNumber("seed"), fields.string("recipe")),
        Genotype.parse(fields.string("genotype")),
        fields.fields("architecture").object(),
        fields.string("evaluator"),
        fields.wholeNumber("params"),
        fields.wholeNumber("macs"));
  }
}
