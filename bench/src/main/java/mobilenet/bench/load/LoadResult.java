package mobilenet.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a classifier came through its first seconds under load.
 *
 * @param kernels that run in the end
 * @param firstMs from the callers' start to the first answer, in milliseconds
 * @param kernelsMs from the callers' start until these kernels ran
 * @param imagesPerSecondBefore answers a second until then
 * @param imagesPerSecondAfter answers a second from then on
 */
public record LoadResult(
    String kernels,
    double firstMs,
    double kernelsMs,
    double imagesPerSecondBefore,
    double imagesPerSecondAfter) {
  private static final int FIELDS = 5;

  /** As one process tells it to another. */
  String line() {
    return Stream.of(kernels, firstMs, kernelsMs, imagesPerSecondBefore, imagesPerSecondAfter)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  /**
   * Reads {@link #line()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LoadResult parse(String line) {
    List<String> fields = Arrays.asList(line.split(" ", -1));
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException("expected the result of a load, found \"" + line + "\"");
    }
    return new LoadResult(
        fields.get(0),
        Double.parseDouble(fields.get(1)),
        Double.parseDouble(fields.get(2)),
        Double.parseDouble(fields.get(3)),
        Double.parseDouble(fields.get(4)));
  }
}
