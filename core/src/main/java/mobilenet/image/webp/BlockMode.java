package mobilenet.image.webp;

import java.io.IOException;

/** How a whole macroblock's luma or chroma is predicted from its neighbours; RFC 6386, 12.2. */
enum BlockMode {
  /** Average of the edges that lie inside the image. */
  DC(SubblockMode.DC),
  VERTICAL(SubblockMode.VERTICAL),
  HORIZONTAL(SubblockMode.HORIZONTAL),
  /** Gradient of both edges. */
  TRUE_MOTION(SubblockMode.TRUE_MOTION);

  private final SubblockMode ofSubblocks;

  BlockMode(SubblockMode ofSubblocks) {
    this.ofSubblocks = ofSubblocks;
  }

  /** The mode of the macroblock's subblocks, for reading the modes of their neighbours. */
  SubblockMode ofSubblocks() {
    return ofSubblocks;
  }

  static BlockMode readLuma(BoolDecoder bits) throws IOException {
    if (bits.bit(156) == 0) {
      return bits.bit(163) == 0 ? DC : VERTICAL;
    }
    return bits.bit(128) == 0 ? HORIZONTAL : TRUE_MOTION;
  }

  static BlockMode readChroma(BoolDecoder bits) throws IOException {
    if (bits.bit(142) == 0) {
      return DC;
    }
    if (bits.bit(114) == 0) {
      return VERTICAL;
    }
    return bits.bit(183) == 0 ? HORIZONTAL : TRUE_MOTION;
  }
}
