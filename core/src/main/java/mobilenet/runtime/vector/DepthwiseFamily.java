package mobilenet.runtime.vector;

import java.util.Optional;

/**
 * The tiles of depthwise convolutions that cover the same pixels of a row.
 *
 * @param single for one row
 * @param pair for two rows at once, where the processor has registers for it
 */
record DepthwiseFamily(DepthwiseTile single, Optional<DepthwisePair> pair) {

  /** The same for processors of 16 registers. */
  DepthwiseFamily withoutPair() {
    return new DepthwiseFamily(single, Optional.empty());
  }
}
