package mobilenet.search.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.space.Genotype;

/**
 * Proposes networks and learns from their rewards. What it proposes depends on its settings, its
 * seed, and on what was asked and told so far, in that order; so an engine is rebuilt by repeating
 * these calls, with {@link #restore} in place of {@link #ask}. It never proposes a network twice.
 *
 * <p>Several proposals may be open at once, and be told in any order. Not for several threads.
 */
public interface Engine {

  /** Name, seed and settings: all that tells it from another, for the heading of a ledger. */
  JsonObject toJson();

  /** The next network to try: empty when there is none left. */
  Optional<Genotype> ask();

  /** Takes note that a network was asked for, when an earlier run is repeated. */
  void restore(Genotype network);

  /**
   * What came of a network that was asked for.
   *
   * @param reward larger is better; empty where its evaluation failed
   */
  void tell(Genotype network, OptionalDouble reward);
}
