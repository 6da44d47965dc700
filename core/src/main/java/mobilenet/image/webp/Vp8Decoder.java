package mobilenet.image.webp;

import java.io.IOException;
import java.util.Arrays;

/** Decodes one lossy image: a key frame of VP8, RFC 6386. */
final class Vp8Decoder {
  private static final int SIDE = 16;
  private static final int SUBBLOCK = 4;

  private final Vp8Size size;
  private final FrameHeader header;
  private final BoolDecoder[] partitions;
  private final ModeReader modes;
  private final MacroblockCoefficients coefficients;
  private final LoopFilter filter;
  private final YuvFrame frame;
  private final int columns;
  private final int rows;
  private final Macroblock macroblock = new Macroblock();
  private final SubblockPrediction subblocks = new SubblockPrediction();

  private Vp8Decoder(byte[] file, Chunk chunk) throws IOException {
    size = Vp8Size.of(file, chunk);
    columns = (size.width() + SIDE - 1) / SIDE;
    rows = (size.height() + SIDE - 1) / SIDE;
    int first = chunk.from() + Vp8Size.HEADER_BYTES;
    int end = first + size.firstPartitionBytes();
    if (end > chunk.end()) {
      throw new IOException("the VP8 data end before their first partition does");
    }
    BoolDecoder bits = new BoolDecoder(file, first, end);
    header = FrameHeader.read(bits);
    partitions = Partitions.of(file, end, chunk.end(), 1 << header.logPartitions());
    modes = new ModeReader(bits, header, columns);
    coefficients = new MacroblockCoefficients(header.coefficients(), columns);
    filter = new LoopFilter(header.filter(), columns, rows);
    frame = YuvFrame.ofMacroblocks(columns, rows);
  }

  /** The height × width × 3 samples of a chunk's image. */
  static byte[] decode(byte[] file, Chunk chunk) throws IOException {
    return new Vp8Decoder(file, chunk).decode();
  }

  private byte[] decode() throws IOException {
    for (int row = 0; row < rows; row++) {
      modes.startRow();
      coefficients.startRow();
      BoolDecoder bits = partitions[row % partitions.length];
      for (int column = 0; column < columns; column++) {
        modes.read(column, macroblock);
        boolean hasCoefficients = readCoefficients(bits, column);
        filter.note(row * columns + column, header.segmentation(), macroblock, hasCoefficients);
        reconstructLuma(column, row);
        reconstructChroma(0, frame.u(), column, row);
        reconstructChroma(1, frame.v(), column, row);
      }
    }
    filter.apply(frame);
    return new YuvToRgb(frame, size.width(), size.height()).convert();
  }

  private boolean readCoefficients(BoolDecoder bits, int column) throws IOException {
    if (macroblock.skipsCoefficients) {
      coefficients.skip(column, macroblock);
      return false;
    }
    Dequantizer dequantizer = header.dequantizers().get(macroblock.segment);
    return coefficients.read(bits, column, macroblock, dequantizer);
  }

  private void reconstructLuma(int column, int row) {
    Plane luma = frame.luma();
    int at = luma.at(column * SIDE, row * SIDE);
    if (macroblock.splitsLuma) {
      extendRowAbove(luma, at, column, row);
    } else {
      BlockPrediction.predict(macroblock.luma, luma, at, SIDE, row > 0, column > 0);
    }
    for (int i = 0; i < macroblock.subblocks.length; i++) {
      int x = i % Macroblock.SUBBLOCKS;
      int y = i / Macroblock.SUBBLOCKS;
      int to = at + y * SUBBLOCK * luma.stride() + x * SUBBLOCK;
      if (macroblock.splitsLuma) {
        // To the right of the last column nothing is decoded yet: the samples above the macroblock
        // are used instead.
        boolean isLast = x == Macroblock.SUBBLOCKS - 1;
        int aboveRight = isLast ? at - luma.stride() + SIDE : to - luma.stride() + SUBBLOCK;
        subblocks.predict(macroblock.subblocks[i], luma, to, aboveRight);
      }
      coefficients.addLuma(i, luma, to);
    }
  }

  /** On the image's right edge, the row above continues with its last sample. */
  private void extendRowAbove(Plane luma, int at, int column, int row) {
    if (column == columns - 1 && row > 0) {
      int end = at - luma.stride() + SIDE;
      byte last = luma.samples()[end - 1];
      Arrays.fill(luma.samples(), end, end + SUBBLOCK, last);
    }
  }

  private void reconstructChroma(int which, Plane plane, int column, int row) {
    int at = plane.at(column * SIDE / 2, row * SIDE / 2);
    BlockPrediction.predict(macroblock.chroma, plane, at, SIDE / 2, row > 0, column > 0);
    coefficients.addChroma(which, plane, at);
  }
}
