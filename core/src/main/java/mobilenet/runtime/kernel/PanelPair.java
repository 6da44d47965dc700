package mobilenet.runtime.kernel;

/**
 * Two kernels that run panel by panel: the channels that the first has just computed are read by
 * the second while they are in the caches, and the map between them never exists as a whole.
 *
 * <p>Scratch: 0 one panel of the map between them.
 */
public final class PanelPair implements Kernel {
  private final PanelKernel first;
  private final PanelKernel.Panels panels;
  private final ChannelKernel.Slices second;

  /** Joins two kernels; the first must be able to compute panels. */
  public PanelPair(PanelKernel first, ChannelKernel second) {
    int widest = 0;
    for (int panel = 0; panel < first.panels(); panel++) {
      widest = Math.max(widest, first.width(panel));
    }
    this.first = first;
    this.panels = first.writingTo(widest);
    this.second = second.slices(widest);
  }

  @Override
  public int units() {
    return first.panels();
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {second.length()};
  }

  @Override
  public void run(float[][] inputs, float[] output, float[][] scratch, int from, int to) {
    float[] between = scratch[0];
    second.zeroTail().clear(between);
    for (int panel = from; panel < to; panel++) {
      panels.run(inputs[0], panel, between);
      second.run(between, output, first.firstChannel(panel), first.width(panel));
    }
  }
}
