package mobilenet.runtime.vector.depthwise;

import java.util.Optional;

/**
 * The tiles of depthwise convolutions that cover the same pixels of a row.
 *
 * @param single for one row
 * @param pair for two rows at once, where there is one and the machine has registers for it
 */
record DepthwiseFamily(DepthwiseTile single, Optional<DepthwisePair> pair) {}
