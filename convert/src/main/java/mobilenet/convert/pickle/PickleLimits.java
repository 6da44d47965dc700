package mobilenet.convert.pickle;

/**
 * What a pickle may ask for. The state_dict of a network of 278 tensors, as torch 2.13 writes it,
 * has 8,539 instructions and 2,140 entries of the memo.
 *
 * @param instructions most instructions; each argument of a call counts as one, and so does each
 *     entry of a dictionary that is one
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
