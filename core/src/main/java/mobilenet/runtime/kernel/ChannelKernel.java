package mobilenet.runtime.kernel;

/** A kernel whose output channels each need the same channel of its input alone. */
public interface ChannelKernel extends Kernel {

  /**
   * The same operation, reading arrays that hold only some of the channels.
   *
   * @param pixelStride floats from one pixel of such an array to the next
   */
  Slices slices(int pixelStride);

  /** Reads some channels of all pixels from the start of an array. */
  interface Slices {
    /** Floats of the array, with the zeros at its end. */
    int length();

    /** Zeros at the end of the array. */
    ZeroTail zeroTail();

    /**
     * Computes some channels of the whole output. Allocates nothing.
     *
     * @param in pixel by pixel, the channels from 0 on
     * @param out the whole output
     * @param channel first channel to write
     * @param channels how many, a multiple of the vector length
     */
    void run(float[] in, float[] out, int channel, int channels);
  }
}
