package mobilenet.export.tflite;

import java.util.List;

/**
 * What the integers of a tensor stand for: {@code scale · (q − zeroPoint)}.
 *
 * @param scales one for the whole tensor, or one for each index of {@code axis}; above 0
 * @param zeroPoints as many
 * @param axis the dimension along which they differ; 0 if there is one scale
 */
public record Quantisation(List<Float> scales, List<Long> zeroPoints, int axis) {
  /** Copies, and checks the ranges. */
  public Quantisation {
    scales = List.copyOf(scales);
    zeroPoints = List.copyOf(zeroPoints);
    if (scales.isEmpty() || scales.size() != zeroPoints.size() || axis < 0) {
      throw new IllegalArgumentException(
          "expected as many zero points as scales, at least one, and an axis from 0 on; given "
              + scales.size()
              + " scales, "
              + zeroPoints.size()
              + " zero points and axis "
              + axis);
    }
    if (!scales.stream().allMatch(scale -> scale > 0 && Float.isFinite(scale))) {
      throw new IllegalArgumentException("scales must be above 0 and finite, given " + scales);
    }
  }
}
