package mobilenet.runtime.kernel;

import java.util.List;
import java.util.OptionalInt;

/**
 * Operations one after another, a few rows at a time, so that the maps between them stay in the
 * second cache and never exist as a whole. A unit is some rows of the last output; neighbouring
 * units of one worker share the rows that a kernel slides over, which are moved and not computed
 * again.
 *
 * <p>Scratch: 0 the kernels', then the rows of each map between them.
 */
public final class Band implements Kernel {
  private final List<Link> links;
  private final int rowsPerUnit;
  private final int units;

  /** First row of each link's output that a unit needs, and one past the last. */
  private final int[][] first;

  private final int[][] end;

  /**
   * An operation of a band.
   *
   * @param kernel how it is computed
   * @param residual index of the array with its second input among the band's inputs, if it has one
   */
  public record Link(RowKernel kernel, OptionalInt residual) {
    private int rowFloats() {
      return kernel.output().offset(1, 0);
    }
  }

  /**
   * @param links at least two; each reads what the one before it writes
   * @param rowsPerUnit rows of the last output that a unit computes
   */
  public Band(List<Link> links, int rowsPerUnit) {
    this.links = List.copyOf(links);
    this.rowsPerUnit = rowsPerUnit;
    int height = links.get(links.size() - 1).kernel().output().height();
    this.units = (height + rowsPerUnit - 1) / rowsPerUnit;
    this.first = new int[links.size()][units];
    this.end = new int[links.size()][units];
    for (int unit = 0; unit < units; unit++) {
      needRows(unit, height);
    }
  }

  private void needRows(int unit, int height) {
    int from = unit * rowsPerUnit;
    int to = Math.min(height, from + rowsPerUnit);
    for (int i = links.size() - 1; i >= 0; i--) {
      first[i][unit] = from;
      end[i][unit] = to;
      Window window = links.get(i).kernel().window();
      from = Math.max(0, window.row(from, 0));
      to = Math.min(window.input().height(), window.row(to - 1, window.kernel() - 1) + 1);
    }
  }

  /** Bytes of the maps' rows that a worker holds at a time. */
  public long bytes() {
    long floats = 0;
    for (int i = 0; i < links.size() - 1; i++) {
      floats += (long) maxRows(i) * links.get(i).rowFloats();
    }
    return floats * Float.BYTES;
  }

  /** Rows of the last output that a unit computes. */
  public int rowsPerUnit() {
    return rowsPerUnit;
  }

  /** Rows of the last output that the busier of two workers computes. */
  public int rowsOfBusier() {
    int height = links.get(links.size() - 1).kernel().output().height();
    int rows = Math.min(height, units / 2 * rowsPerUnit);
    return Math.max(rows, height - rows);
  }

  private int maxRows(int link) {
    int max = 0;
    for (int unit = 0; unit < units; unit++) {
      max = Math.max(max, end[link][unit] - first[link][unit]);
    }
    return max;
  }

  @Override
  public int units() {
    return units;
  }

  @Override
  public int[] scratchLengths() {
    int[] lengths = new int[links.size()];
    for (int i = 0; i < links.size(); i++) {
      lengths[0] = Math.max(lengths[0], links.get(i).kernel().rowScratch());
      if (i > 0) {
        Link before = links.get(i - 1);
        lengths[i] =
            maxRows(i - 1) * before.rowFloats() + links.get(i).kernel().zeroTail().length();
      }
    }
    return lengths;
  }

  @Override
  public ZeroTail zeroTail() {
    return links.get(0).kernel().zeroTail();
  }

  @Override
  public void run(float[][] inputs, float[] output, float[][] scratch, int from, int to) {
    for (int i = 1; i < links.size(); i++) {
      links.get(i).kernel().zeroTail().clear(scratch[i]);
    }
    for (int unit = from; unit < to; unit++) {
      for (int i = 0; i < links.size(); i++) {
        link(i, inputs, output, scratch, unit, unit > from);
      }
    }
  }

  private void link(
      int i, float[][] inputs, float[] output, float[][] scratch, int unit, boolean goesOn) {
    Link link = links.get(i);
    boolean last = i == links.size() - 1;
    int start = first[i][unit];
    int done = goesOn ? Math.max(start, end[i][unit - 1]) : start;
    if (!last && done > start) {
      int row = link.rowFloats();
      int moved = (start - first[i][unit - 1]) * row;
      System.arraycopy(scratch[i + 1], moved, scratch[i + 1], 0, (done - start) * row);
    }
    link.kernel()
        .rows(
            i == 0 ? inputs[0] : scratch[i],
            i == 0 ? 0 : first[i - 1][unit],
            link.residual().isPresent() ? inputs[link.residual().getAsInt()] : output,
            last ? output : scratch[i + 1],
            last ? 0 : start,
            scratch[0],
            done,
            end[i][unit]);
  }
}
