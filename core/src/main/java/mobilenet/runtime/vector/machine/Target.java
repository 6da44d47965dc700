package mobilenet.runtime.vector.machine;

/**
 * What of a machine and its compiler decides which code is the fastest. Everything that chooses a
 * kernel takes one, so that a test can ask for machines that it does not run on.
 *
 * @param vectorBits bits of a vector: 128, 256 or 512
 * @param laterCompiler whether C2 is that of JDK 21 or a later one, see {@link CompilerVersion}
 * @param stripMining whether C2 runs loops in strips, see {@link LoopStripMining}
 */
public record Target(int vectorBits, boolean laterCompiler, boolean stripMining) {
  /** Bits of vectors from which on a processor has 32 registers for them, and not 16. */
  private static final int MANY_REGISTERS_BITS = 512;

  /** This machine, with the width that {@link Lanes} has settled on. */
  public static final Target HERE =
      new Target(
          Lanes.SPECIES.vectorBitSize(), CompilerVersion.HERE.isLater(), LoopStripMining.isOn());

  /** Whether there are 32 registers for vectors. */
  public boolean hasManyRegisters() {
    return vectorBits >= MANY_REGISTERS_BITS;
  }
}
