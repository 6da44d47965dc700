package mobilenet.search.latency;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mobilenet.runtime.StepKey;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * The least and the most that a table says of a space's networks, and how much of that it guesses.
 *
 * @param minMs least milliseconds that were found
 * @param maxMs most milliseconds that were found
 * @param isExact whether these are of all networks of the space; of larger spaces, networks are
 *     drawn, and the fastest and the slowest of them changed for as long as that helps
 * @param guessedPart mean part of a network's time that the table guesses, 0 to 1; of all networks,
 *     or of those drawn
 * @param missing steps that it guesses
 */
public record SpaceLatency(
    double minMs, double maxMs, boolean isExact, double guessedPart, SortedSet<StepKey> missing) {
  private static final BigInteger MOST_LISTED = BigInteger.valueOf(2000);
  private static final int DRAWN = 500;

  /** For each end; most choices of a large space have been tried some times by then. */
  private static final int CHANGES = 2000;

  private static final long SEED = 1;

  /** Copies the steps. */
  public SpaceLatency {
    missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
  }

  /** Looks at a space, which takes some seconds if it is large. */
  public static SpaceLatency of(SearchSpace space, TableLatency latency) {
    boolean listed = isSmall(space);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Genotype> networks =
        listed
            ? space.networks().toList()
            : IntStream.range(0, DRAWN).mapToObj(i -> space.sample(random)).toList();
    List<Predicted> predicted = new ArrayList<>();
    SortedSet<StepKey> missing = new TreeSet<>();
    double guessed = 0;
    for (Genotype network : networks) {
      Prediction prediction = latency.predict(space.architecture(network));
      predicted.add(new Predicted(network, prediction.ms()));
      missing.addAll(prediction.missing());
      guessed += prediction.guessedMs() / prediction.ms();
    }
    Predicted fastest = Collections.min(predicted, Comparator.comparingDouble(Predicted::ms));
    Predicted slowest = Collections.max(predicted, Comparator.comparingDouble(Predicted::ms));
    if (!listed) {
      fastest = improved(fastest, -1, space, latency, random);
      slowest = improved(slowest, 1, space, latency, random);
    }
    return new SpaceLatency(
        fastest.ms, slowest.ms, listed, guessed / networks.size(), missing);
  }

  private record Predicted(Genotype network, double ms) {}

  private static boolean isSmall(SearchSpace space) {
    try {
      return space.count().compareTo(MOST_LISTED) <= 0;
    } catch (IllegalArgumentException tooManyToCount) {
      return false;
    }
  }

  /** After many changes of one choice, of which those that help are kept. */
  private static Predicted improved(
      Predicted start, int sign, SearchSpace space, TableLatency latency, SplittableRandom random) {
    Predicted best = start;
    for (int i = 0; i < CHANGES; i++) {
      Optional<Genotype> changed = space.mutate(best.network, random);
      if (changed.isPresent()) {
        double ms = latency.predict(space.architecture(changed.get())).ms();
        best = sign * ms > sign * best.ms ? new Predicted(changed.get(), ms) : best;
      }
    }
    return best;
  }

  /** Whether some network is at least, and some at most as slow. */
  public boolean reaches(double ms) {
    return ms >= minMs && ms <= maxMs;
  }
}
