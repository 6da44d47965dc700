package mobilenet.image.webp;

import java.io.IOException;
import java.util.List;

/**
 * The header of a key frame; RFC 6386, 9.2 to 9.11 and 19.2.
 *
 * @param segmentation the groups of macroblocks
 * @param filter the loop filter
 * @param logPartitions binary logarithm of the number of coefficient partitions
 * @param dequantizers one per segment
 * @param coefficients probabilities of the coefficients' tokens
 * @param skips whether each macroblock says if it has coefficients
 * @param skipProbability probability that it has some
 */
record FrameHeader(
    Segmentation segmentation,
    FilterHeader filter,
    int logPartitions,
    List<Dequantizer> dequantizers,
    CoefficientProbabilities coefficients,
    boolean skips,
    int skipProbability) {

  static FrameHeader read(BoolDecoder bits) throws IOException {
    // Colour space and clamping: there is only one space, and decoders always clamp.
    bits.literal(2);
    Segmentation segmentation = Segmentation.read(bits);
    FilterHeader filter = FilterHeader.read(bits);
    int logPartitions = bits.literal(2);
    List<Dequantizer> dequantizers = Dequantizer.read(bits, segmentation);
    // Whether the next frame keeps the probabilities: there is no next frame.
    bits.flag();
    CoefficientProbabilities coefficients = CoefficientProbabilities.read(bits);
    boolean skips = bits.flag();
    int skipProbability = skips ? bits.literal(8) : 0;
    return new FrameHeader(
        segmentation, filter, logPartitions, dequantizers, coefficients, skips, skipProbability);
  }
}
