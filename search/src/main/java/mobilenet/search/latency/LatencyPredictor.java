package mobilenet.search.latency;

import java.util.List;
import mobilenet.runtime.PlannedStep;

/** Predicts how long networks take from the steps of their plans. Immutable and shared. */
public interface LatencyPredictor {

  /** Short name, for tables. */
  String name();

  /**
   * Predicts one image.
   *
   * @param size height and width of the image
   * @param steps see {@link LatencyTarget#plan}
   */
  Prediction predict(int size, List<PlannedStep> steps);
}
