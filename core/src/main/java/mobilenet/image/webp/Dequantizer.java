package mobilenet.image.webp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The factors of a segment's coefficients; RFC 6386, 9.6 and 14.1.
 *
 * @param luma steps of the first and the other luma coefficients
 * @param lumaDc the same for the block with the averages of the subblocks
 * @param chroma the same for chroma
 */
record Dequantizer(Steps luma, Steps lumaDc, Steps chroma) {
  /** The steps of the first and of the other coefficients of a block. */
  record Steps(int dc, int ac) {}

  private static final int LAST_CHROMA_DC = 117;
  private static final int MIN_LUMA_DC_AC = 8;

  /** Reads the frame's indices and makes the dequantizer of each segment. */
  static List<Dequantizer> read(BoolDecoder bits, Segmentation segmentation) throws IOException {
    int base = bits.literal(7);
    int lumaDc = bits.optionalSigned(4);
    int averagesDc = bits.optionalSigned(4);
    int averagesAc = bits.optionalSigned(4);
    int chromaDc = bits.optionalSigned(4);
    int chromaAc = bits.optionalSigned(4);
    List<Dequantizer> all = new ArrayList<>();
    for (int i = 0; i < Segmentation.SEGMENTS; i++) {
      int q = segmentation.quantizer(i, base);
      all.add(
          new Dequantizer(
              new Steps(dc(q + lumaDc), ac(q)),
              new Steps(
                  2 * dc(q + averagesDc), Math.max(ac(q + averagesAc) * 155 / 100, MIN_LUMA_DC_AC)),
              new Steps(dc(Math.min(q + chromaDc, LAST_CHROMA_DC)), ac(q + chromaAc))));
    }
    return List.copyOf(all);
  }

  private static int dc(int index) {
    return QuantizerTables.DC[clamp(index)];
  }

  private static int ac(int index) {
    return QuantizerTables.AC[clamp(index)];
  }

  private static int clamp(int index) {
    return Math.max(0, Math.min(QuantizerTables.LAST, index));
  }
}
