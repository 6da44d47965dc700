package mobilenet.export.quantise;

/**
 * How far a layer's result is from that of the network in floats: signal to quantisation noise, 10
 * · log₁₀(Σx² / Σ(x − q)²), in decibels; infinite if nothing differs. Each 6 dB are one bit.
 *
 * @param layer timm's module that has its weights, or the operation's path
 * @param operation what it does
 * @param integer whether it has integer weights
 * @param ownSqnr if this layer alone is quantised, with its inputs and its result
 * @param sqnr in the quantised network, where the errors of all layers before it add to its own
 */
public record LayerError(
    String layer, String operation, boolean integer, double ownSqnr, double sqnr) {}
