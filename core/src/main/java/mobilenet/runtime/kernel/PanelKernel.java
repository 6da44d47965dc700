package mobilenet.runtime.kernel;

/**
 * A kernel that can compute some neighbouring channels of its output for all pixels, into an array
 * that holds nothing else. Computes the same bits as {@link Kernel#run}.
 */
public interface PanelKernel extends Kernel {

  /** Parts that the channels are cut into; 0 where the kernel cannot compute them apart. */
  int panels();

  /** First channel of a panel. */
  int firstChannel(int panel);

  /** Floats of a pixel of a panel. */
  int width(int panel);

  /**
   * Computes a panel. Allocates nothing.
   *
   * @param in the first input
   * @param panel which one
   * @param out written, pixel by pixel from its start
   * @param outStep floats from one pixel to the next, at least {@link #width}
   */
  void panel(float[] in, int panel, float[] out, int outStep);
}
