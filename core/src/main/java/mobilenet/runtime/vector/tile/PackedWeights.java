package mobilenet.runtime.vector.tile;

import mobilenet.graph.Op;

/**
 * Weights of a matrix product in the order in which the tiles read them. Channels and inputs beyond
 * the last have zero weights, so that the padding of a pixel stays finite.
 */
public final class PackedWeights {
  private final PanelLayout layout;
  private final float[] data;

  private PackedWeights(PanelLayout layout) {
    this.layout = layout;
    this.data = new float[0];
  }

  private PackedWeights(PanelLayout layout, int inputs, float[] bias, Weight weight) {
    this.layout = layout;
    this.data = new float[layout.length()];
    for (int p = 0; p < layout.panels(); p++) {
      int channel = layout.channel(p);
      int used = layout.used(p);
      System.arraycopy(bias, channel, data, layout.bias(p), used);
      for (int k = 0; k < inputs; k++) {
        int row = layout.row(p, k);
        for (int o = 0; o < used; o++) {
          data[row + o] = weight.at(channel + o, k);
        }
      }
    }
  }

  /** Weight of an output channel for an input. */
  public interface Weight {
    /** Of one output and one input. */
    float at(int output, int input);
  }

  /**
   * Packs any matrix.
   *
   * @param inputs of each output
   * @param bias of each output
   * @param weight asked once for each weight
   */
  public static PackedWeights of(TileSet tiles, int inputs, float[] bias, Weight weight) {
    return new PackedWeights(new PanelLayout(tiles, bias.length, inputs), inputs, bias, weight);
  }

  /**
   * Packs one group of an O×I×k×k weight; inputs are tap by tap, channels innermost, as {@code
   * Patches} gathers them.
   */
  public static PackedWeights of(
      TileSet tiles, Op.Convolution conv, int group, float[] weight, float[] bias) {
    int in = conv.inChannels() / conv.groups();
    int out = conv.outChannels() / conv.groups();
    int taps = conv.kernel() * conv.kernel();
    float[] biases = new float[out];
    System.arraycopy(bias, group * out, biases, 0, out);
    int first = group * out * in * taps;
    return of(
        tiles, taps * in, biases, (o, k) -> weight[first + (o * in + k % in) * taps + k / in]);
  }

  /** Packs an O×I matrix. */
  public static PackedWeights of(TileSet tiles, Op.Linear linear, float[] weight, float[] bias) {
    int in = linear.inChannels();
    return of(tiles, in, bias, (o, k) -> weight[o * in + k]);
  }

  /** Where their panels would lie, without them, for planning. */
  public static PackedWeights outline(TileSet tiles, int outputs, int inputs) {
    return new PackedWeights(new PanelLayout(tiles, outputs, inputs));
  }

  /** Where the panels lie. */
  public PanelLayout layout() {
    return layout;
  }

  /** The panels; not to be changed. */
  public float[] data() {
    return data;
  }
}
