package mobilenet.convert.pickle;

/**
 * What a pickle may ask for. A state_dict of 1000 tensors takes about 40,000 instructions and
 * 15,000 memo entries.
 *
 * @param instructions most instructions
 * @param values most values on the stack, and most remembered in the memo
 * @param integerBytes longest integer, in bytes
 * @param nameBytes longest name of a module or function, in bytes
 */
public record PickleLimits(int instructions, int values, int integerBytes, int nameBytes) {
  /** For files of weights. */
  public static final PickleLimits DEFAULT = new PickleLimits(10_000_000, 1_000_000, 256, 256);

  /** Checks that they let anything through. */
  public PickleLimits {
    if (instructions < 1 || values < 1 || integerBytes < 1 || nameBytes < 1) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
  }
}
