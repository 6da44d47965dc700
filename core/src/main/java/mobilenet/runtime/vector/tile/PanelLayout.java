package mobilenet.runtime.vector.tile;

import java.util.List;
import mobilenet.runtime.vector.machine.Lanes;

/**
 * Where the panels of a matrix lie: neighbouring output channels, each panel with its biases and
 * then one row an input.
 */
public final class PanelLayout {
  /**
   * A multiple of what every tile needs, also where no tile needs it: how a pixel alone is summed
   * depends on the depth, and must not depend on the tiles.
   */
  static final int DEPTH_STEP = 2;

  private final TileColumn[] columns;
  private final int[] starts;
  private final int[] channels;
  private final int outputs;
  private final int depth;
  private final int length;

  /**
   * Lays a matrix out.
   *
   * @param tiles that will read it
   * @param outputs output channels
   * @param inputs of each
   */
  public PanelLayout(TileSet tiles, int outputs, int inputs) {
    List<TileColumn> panels = tiles.panels(Lanes.align(outputs) / Lanes.COUNT);
    this.outputs = outputs;
    this.depth = (inputs + DEPTH_STEP - 1) / DEPTH_STEP * DEPTH_STEP;
    this.columns = panels.toArray(TileColumn[]::new);
    this.starts = new int[columns.length];
    this.channels = new int[columns.length];
    int end = 0;
    int channel = 0;
    for (int p = 0; p < columns.length; p++) {
      starts[p] = end;
      channels[p] = channel;
      end += (1 + depth) * columns[p].width();
      channel += columns[p].width();
    }
    this.length = end;
  }

  /** Panels in the order of their channels. */
  public int panels() {
    return columns.length;
  }

  /** The tiles of a panel. */
  public TileColumn column(int panel) {
    return columns[panel];
  }

  /** Index of a panel's biases. */
  public int bias(int panel) {
    return starts[panel];
  }

  /** Index of a panel's weights of one input. */
  public int row(int panel, int input) {
    return starts[panel] + (1 + input) * columns[panel].width();
  }

  /** First output channel of a panel. */
  public int channel(int panel) {
    return channels[panel];
  }

  /** Output channels of a panel that exist; the last ones of a row may be padding. */
  public int used(int panel) {
    return Math.max(0, Math.min(columns[panel].width(), outputs - channels[panel]));
  }

  /** Inputs to sum over, padded to what the tiles need. */
  public int depth() {
    return depth;
  }

  /** Floats of all panels. */
  public int length() {
    return length;
  }
}
