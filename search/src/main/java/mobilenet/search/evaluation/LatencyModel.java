package mobilenet.search.evaluation;

import java.util.OptionalDouble;
import mobilenet.architecture.Architecture;

/** Says how long a network takes for an image, without training it. */
@FunctionalInterface
public interface LatencyModel {
  /** Knows no network's latency. */
  LatencyModel UNKNOWN = architecture -> OptionalDouble.empty();

  /**
   * Milliseconds of one image.
   *
   * @param architecture with the classes and the image size that it is trained at
   * @return empty where they are not known
   */
  OptionalDouble milliseconds(Architecture architecture);
}
