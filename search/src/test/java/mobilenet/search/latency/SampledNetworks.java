package mobilenet.search.latency;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;

/** Networks of the tiny space. */
final class SampledNetworks {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  private SampledNetworks() {}

  static Iterator<SizedNetwork> endless(int size, long seed) {
    return stream(size, seed).iterator();
  }

  /** Different ones. */
  static List<SizedNetwork> first(int count, int size, long seed) {
    return stream(size, seed).distinct().limit(count).toList();
  }

  private static Stream<SizedNetwork> stream(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> SizedNetwork.of(TINY.architecture(TINY.sample(random)), size));
  }
}
