package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import mobilenet.runtime.StepKey;

/**
 * Times of steps, measured inside networks. Immutable: a search reads one table from its beginning
 * to its end.
 *
 * @param stamp environment that the times hold for
 * @param entries time of each step
 * @param refused steps that were measured but whose times are not to be trusted, and why
 * @param carriers networks in which the steps were measured
 */
public record LatencyTable(
    Stamp stamp,
    Map<StepKey, Entry> entries,
    Map<StepKey, Refusal> refused,
    List<Carrier> carriers) {

  /**
   * The time of a step.
   *
   * @param nanos median over rounds, in nanoseconds
   * @param spread interquartile range over rounds, as a part of the median
   * @param rounds it was measured in
   * @param carriers networks that it was measured in
   * @param macs multiply-accumulates
   * @param bytes of weights, inputs and output
   */
  public record Entry(
      double nanos, double spread, int rounds, int carriers, long macs, long bytes) {
    /** Checks the ranges. */
    public Entry {
      boolean valid = nanos >= 0 && spread >= 0 && rounds > 0 && carriers > 0;
      if (!valid || macs < 0 || bytes < 0) {
        throw new IllegalArgumentException(
            "no time, spread or count of an entry is below 0, given "
                + List.of(nanos, spread, rounds, carriers, macs, bytes));
      }
    }
  }

  /**
   * Why a step has no time.
   *
   * @param reason a few words
   * @param macs multiply-accumulates
   * @param bytes of weights, inputs and output
   */
  public record Refusal(String reason, long macs, long bytes) {
    /** Checks the ranges. */
    public Refusal {
      if (macs < 0 || bytes < 0) {
        throw new IllegalArgumentException(
            "no count of a refused step is below 0, given " + List.of(macs, bytes));
      }
    }
  }

  /**
   * A network in which steps were measured.
   *
   * @param hash of its architecture
   * @param size height and width of its images, at least 1
   * @param nanos median time of a whole run, in nanoseconds, above 0
   * @param steps that it takes, in order
   */
  public record Carrier(String hash, int size, double nanos, List<StepKey> steps) {
    /** Copies the steps, and checks the ranges. */
    public Carrier {
      steps = List.copyOf(steps);
      if (size < 1) {
        throw new IllegalArgumentException(
            "images have at least 1 pixel, given " + size + " for the network " + hash);
      }
      if (!(nanos > 0) || Double.isInfinite(nanos)) {
        throw new IllegalArgumentException(
            "a run takes more than 0 ns, given " + nanos + " for the network " + hash);
      }
    }

    Carrier withNanos(double nanos) {
      return new Carrier(hash, size, nanos, steps);
    }

    /** Whether it is of the same network for images of the same size. */
    boolean isOfSameNetwork(Carrier other) {
      return size == other.size && hash.equals(other.hash);
    }
  }

  /** Copies, and checks that every step of a network is known and none is known twice. */
  public LatencyTable {
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    carriers = List.copyOf(carriers);
    for (StepKey key : refused.keySet()) {
      if (entries.containsKey(key)) {
        throw new IllegalArgumentException("the step " + key + " has a time and is refused");
      }
    }
    for (Carrier carrier : carriers) {
      for (StepKey key : carrier.steps()) {
        if (!entries.containsKey(key) && !refused.containsKey(key)) {
          throw new IllegalArgumentException(
              "the network " + carrier.hash() + " has the unknown step " + key);
        }
      }
    }
  }

  /**
   * A sentence that says how the table's environment differs from this one; empty if it does not. A
   * search for another machine uses such a table, and should say so.
   */
  public Optional<String> elsewhere(Stamp here) {
    List<String> differences = stamp.differences(here);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the table is of another environment, and times hold for that: "
                + String.join("; ", differences));
  }

  /** The data that its networks are for. */
  public NavigableSet<DataShape> data() {
    NavigableSet<DataShape> data = new TreeSet<>();
    carriers.forEach(carrier -> DataShape.of(carrier).ifPresent(data::add));
    return data;
  }

  /**
   * Checks that times of an environment may be added.
   *
   * @throws IllegalArgumentException if they may not
   */
  public void requireMixable(Stamp other) {
    List<String> differences = stamp.differences(other);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "tables of different environments are not mixed: "
              + String.join("; ", differences)
              + "; measure a table of its own, in another file");
    }
  }

  /** Whether another table has the same times of the same steps and networks. */
  public boolean hasTimesOf(LatencyTable other) {
    return entries.equals(other.entries)
        && refused.equals(other.refused)
        && carriers.equals(other.carriers);
  }

  /**
   * This table with the steps and networks of another. What both have keeps this table's times; a
   * network of the other alone takes as much more or less as those of its steps do.
   *
   * @throws IllegalArgumentException if it is of another environment
   */
  public LatencyTable with(LatencyTable other) {
    requireMixable(other.stamp);
    Map<StepKey, Entry> all = new LinkedHashMap<>(other.entries);
    all.putAll(entries);
    Map<StepKey, Refusal> without = new LinkedHashMap<>(other.refused);
    without.putAll(refused);
    without.keySet().removeAll(all.keySet());
    List<Carrier> both = new ArrayList<>(carriers);
    // A network is in the list once, or models would be fitted to it twice; and with the time that
    // was measured with those of its steps, as their difference is what a run takes beside them.
    other.carriers.stream()
        .filter(old -> carriers.stream().noneMatch(old::isOfSameNetwork))
        .map(old -> old.withNanos(old.nanos() + newer(old.steps(), other)))
        .forEach(both::add);
    return new LatencyTable(stamp, all, without, both);
  }

  /**
   * What steps take here less what they take by an older table, of those that both have. The
   * machine was faster or slower then, which would be taken for what a run takes beside its steps.
   */
  private double newer(List<StepKey> steps, LatencyTable older) {
    return steps.stream()
        .filter(key -> entries.containsKey(key) && older.entries.containsKey(key))
        .mapToDouble(key -> nanos(key) - older.nanos(key))
        .sum();
  }

  private double nanos(StepKey key) {
    return Objects.requireNonNull(entries.get(key)).nanos();
  }
}
