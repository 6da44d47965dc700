package mobilenet.image.webp;

import java.io.IOException;

/** Tells with which prefix codes each pixel is written; RFC 9649, 3.7.2.2. */
final class PrefixGroups {
  private final PrefixGroup[] groups;
  private final int[] map;
  private final int blockBits;
  private final int blocksAcross;

  private PrefixGroups(PrefixGroup[] groups, int[] map, int blockBits, int blocksAcross) {
    this.groups = groups;
    this.map = map;
    this.blockBits = blockBits;
    this.blocksAcross = blocksAcross;
  }

  /** One group for all pixels. */
  static PrefixGroups readOne(BitReader bits, int cacheSize) throws IOException {
    // A shift by 31 bits puts every pixel into the first block.
    return new PrefixGroups(
        new PrefixGroup[] {PrefixGroup.read(bits, cacheSize)}, new int[1], 31, 1);
  }

  /** A map of square blocks, and the groups that it names. */
  static PrefixGroups readMany(BitReader bits, int width, int height, int cacheSize)
      throws IOException {
    int blockBits = 2 + bits.read(3);
    int across = Transform.blocks(width, blockBits);
    int[] map = PixelReader.readHelper(bits, across, Transform.blocks(height, blockBits));
    int count = 0;
    for (int i = 0; i < map.length; i++) {
      map[i] = map[i] >>> 8 & 0xFFFF;
      count = Math.max(count, map[i] + 1);
    }
    PrefixGroup[] groups = new PrefixGroup[count];
    for (int i = 0; i < count; i++) {
      groups[i] = PrefixGroup.read(bits, cacheSize);
    }
    return new PrefixGroups(groups, map, blockBits, across);
  }

  PrefixGroup at(int x, int y) {
    return groups[map[(y >> blockBits) * blocksAcross + (x >> blockBits)]];
  }
}
