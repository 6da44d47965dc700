/**
 * Takes channels out of trained networks. Which channels belong together is derived from the graph,
 * and what comes out is an ordinary architecture with ordinary weights.
 *
 * <p>{@link mobilenet.pruning.ChannelGroups} finds the channels that can only be cut together,
 * {@link mobilenet.pruning.FilterNorms} ranks them, and {@link mobilenet.pruning.Slicing} cuts.
 */
package mobilenet.pruning;
