package mobilenet.image.webp;

import java.io.IOException;
import java.util.List;

/**
 * What a key frame says before its macroblocks; RFC 6386, 9.2 to 9.11 and 19.2.
 *
 * @param segmentation the groups of macroblocks
 * @param filter the loop filter
 * @param logPartitions binary logarithm of the number of coefficient partitions
 * @param dequantizers one a segment
 * @param coefficients probabilities of the coefficients' tokens
 * @param skips whether each macroblock says if it has coefficients
 * @param skipProbability of its having some
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
    // Colour space and clamping: there is one space, and decoders clamp always.
    bits.literal(2);
    Segmentation segmentation = Segmentation.read(bits);
    FilterHeader filter = FilterHeader.read(bits);
    int logPartitions = bits.literal(2);
    List<Dequantizer> dequantizers = Dequantizer.read(bits, segmentation);
    // Whether a next frame keeps the probabilities; there is none.
    bits.flag();
    CoefficientProbabilities coefficients = CoefficientProbabilities.read(bits);
    boolean skips = bits.flag();
    int skipProbability = skips ? bits.literal(8) : 0;
    return new FrameHeader(
        segmentation, filter, logPartitions, dequantizers, coefficients, skips, skipProbability);
  }
}
