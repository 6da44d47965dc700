package mobilenet.runtime.kernel;

/** Stands in a plan without weights for a kernel that always runs alone. */
enum Outline implements Kernel {
  /** The only one. */
  ALONE;

  @Override
  public int units() {
    return 1;
  }

  @Override
  public void run(float[][] inputs, float[] output, float[][] scratch, int from, int to) {
    throw new IllegalStateException("a plan without weights cannot run");
  }
}
