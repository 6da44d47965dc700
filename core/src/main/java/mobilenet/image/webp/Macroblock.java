package mobilenet.image.webp;

import java.util.Arrays;

/** What the first partition says about one 16×16 macroblock. One object is reused for all. */
final class Macroblock {
  /** Subblocks along a side. */
  static final int SUBBLOCKS = 4;

  int segment;
  boolean skipsCoefficients;

  /** Whether each subblock of luma has a mode of its own. */
  boolean splitsLuma;

  BlockMode luma = BlockMode.DC;
  final SubblockMode[] subblocks = new SubblockMode[SUBBLOCKS * SUBBLOCKS];
  BlockMode chroma = BlockMode.DC;

  Macroblock() {
    Arrays.fill(subblocks, SubblockMode.DC);
  }
}
