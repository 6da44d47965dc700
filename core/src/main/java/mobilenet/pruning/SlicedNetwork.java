package mobilenet.pruning;

import mobilenet.architecture.Architecture;
import mobilenet.weights.MapWeights;

/**
 * A network from which channels were taken.
 *
 * @param architecture what is left
 * @param weights by timm's names, as many as the architecture has
 */
public record SlicedNetwork(Architecture architecture, MapWeights weights) {}
