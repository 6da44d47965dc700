package mobilenet.search.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mobilenet.search.controller.ControllerRow;

/** Neighbouring steps taken together, so that a long search has as many points as can be seen. */
final class StepWindows {
  private final List<List<ControllerRow>> windows;

  private StepWindows(List<List<ControllerRow>> windows) {
    this.windows = windows;
  }

  static StepWindows of(List<ControllerRow> rows, int most) {
    int count = Math.min(most, rows.size());
    List<List<ControllerRow>> windows = new ArrayList<>();
    for (int w = 0; w < count; w++) {
      windows.add(
          rows.subList(
              (int) ((long) w * rows.size() / count), (int) ((w + 1L) * rows.size() / count)));
    }
    return new StepWindows(windows);
  }

  /** The middle step of each. */
  double[] steps() {
    return means(row -> row.update().step());
  }

  /** At least 1, so that a search of one step has a width. */
  double last() {
    List<ControllerRow> end = windows.get(windows.size() - 1);
    return Math.max(1, end.get(end.size() - 1).update().step());
  }

  double[] means(ToDoubleFunction<ControllerRow> value) {
    return windows.stream()
        .mapToDouble(rows -> rows.stream().mapToDouble(value).average().orElse(0))
        .toArray();
  }
}
