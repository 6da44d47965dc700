package mobilenet.search.latency;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mobilenet.architecture.Architecture;
import mobilenet.runtime.StepKey;

/**
 * The data that a network is for, as far as its time depends on them.
 *
 * @param channels of an image
 * @param size height and width of an image
 * @param classes at the network's end
 */
public record DataShape(int channels, int size, int classes) implements Comparable<DataShape> {
  private static final Pattern IMAGE = Pattern.compile("@image:(\\d{1,6})x");
  private static final Pattern OUTPUTS = Pattern.compile(">(\\d{1,9})[:@]");

  /** The data of a network whose image size is that of the data. */
  public static DataShape of(Architecture architecture) {
    return new DataShape(
        architecture.input().channels(), architecture.input().size(), architecture.classes());
  }

  /** The data of a measured network; empty where it does not end in a classifier. */
  static Optional<DataShape> of(LatencyTable.Carrier carrier) {
    if (carrier.steps().isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> channels =
        carrier.steps().stream()
            .flatMap(step -> IMAGE.matcher(step.toString()).results())
            .findFirst()
            .map(DataShape::number);
    StepKey last = carrier.steps().get(carrier.steps().size() - 1);
    Optional<Integer> classes =
        OUTPUTS.matcher(last.toString()).results().reduce((a, b) -> b).map(DataShape::number);
    return channels.flatMap(
        in -> classes.map(outputs -> new DataShape(in, carrier.size(), outputs)));
  }

  private static int number(MatchResult match) {
    return Integer.parseInt(match.group(1));
  }

  @Override
  public int compareTo(DataShape other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return channels + "×" + size + "×" + size + " with " + classes + " classes";
  }
}
