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
   * The same operation, writing arrays that hold one panel.
   *
   * @param pixelStride floats from one pixel of such an array to the next, at least {@link #width}
   */
  Panels writingTo(int pixelStride);

  /** Writes a panel of all pixels to the start of an array. */
  interface Panels {
    /**
     * Computes a panel. Allocates nothing.
     *
     * @param in the first input
     * @param panel which one
     * @param out written, pixel by pixel from its start
     */
    void run(float[] in, int panel, float[] out);
  }
}
