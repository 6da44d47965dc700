package mobilenet.image.webp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Up to four groups of macroblocks with their own quantizer and loop filter; RFC 6386, 9.3.
 *
 * @param absolute whether the values replace the frame's instead of being added
 * @param quantizers index, or change of the frame's index, one per segment
 * @param filterLevels level, or change of the frame's level, one per segment
 * @param hasMap whether each macroblock states its segment
 * @param treeProbabilities of the map's three nodes
 */
record Segmentation(
    boolean absolute,
    List<Integer> quantizers,
    List<Integer> filterLevels,
    boolean hasMap,
    List<Integer> treeProbabilities) {

  static final int SEGMENTS = 4;
  private static final int QUANTIZER_BITS = 7;
  private static final int FILTER_BITS = 6;
  private static final int NODES = 3;
  private static final int SURE = 255;

  static Segmentation read(BoolDecoder bits) throws IOException {
    boolean enabled = bits.flag();
    boolean hasMap = enabled && bits.flag();
    boolean hasValues = enabled && bits.flag();
    boolean absolute = hasValues && bits.flag();
    List<Integer> quantizers = readAll(bits, hasValues, QUANTIZER_BITS);
    List<Integer> filterLevels = readAll(bits, hasValues, FILTER_BITS);
    List<Integer> tree = new ArrayList<>();
    for (int i = 0; hasMap && i < NODES; i++) {
      tree.add(bits.flag() ? bits.literal(8) : SURE);
    }
    return new Segmentation(absolute, quantizers, filterLevels, hasMap, List.copyOf(tree));
  }

  private static List<Integer> readAll(BoolDecoder bits, boolean areThere, int width)
      throws IOException {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < SEGMENTS; i++) {
      values.add(areThere ? bits.optionalSigned(width) : 0);
    }
    return List.copyOf(values);
  }

  int readSegment(BoolDecoder bits) throws IOException {
    if (!hasMap) {
      return 0;
    }
    return bits.bit(treeProbabilities.get(0)) == 0
        ? bits.bit(treeProbabilities.get(1))
        : 2 + bits.bit(treeProbabilities.get(2));
  }

  /** A segment's quantizer index, not yet clamped. */
  int quantizer(int segment, int ofFrame) {
    return absolute ? quantizers.get(segment) : ofFrame + quantizers.get(segment);
  }

  /** A segment's filter level, not yet clamped. */
  int filterLevel(int segment, int ofFrame) {
    return absolute ? filterLevels.get(segment) : ofFrame + filterLevels.get(segment);
  }
}
