package mobilenet.image.webp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks over the chunks of a range of a RIFF file. */
final class Chunks {
  private static final Set<String> KNOWN =
      Set.of("VP8 ", "VP8L", "VP8X", Animation.FRAME, "EXIF", "XMP ");

  private Chunks() {}

  /**
   * The chunks of a range, of each type that matters the first. Damage after the image costs no
   * more than what follows it.
   *
   * @throws IOException when a chunk reaches beyond the range before there is an image
   */
  static List<Chunk> of(byte[] file, int from, int end) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long at = from;
    boolean hasImage = false;
    while (at + Chunk.HEADER_BYTES <= end) {
      String type = Chunk.typeAt(file, (int) at);
      long length = Chunk.u32(file, (int) at + 4);
      long body = at + Chunk.HEADER_BYTES;
      if (body + length > end) {
        if (hasImage) {
          break;
        }
        throw new IOException(
            "its chunk of "
                + length
                + " bytes at byte "
                + at
                + " reaches beyond the part around it");
      }
      // Not all of them: a file may have millions.
      if (KNOWN.contains(type) && first(chunks, type).isEmpty()) {
        Chunk chunk = new Chunk(type, (int) body, (int) length);
        chunks.add(chunk);
        hasImage |= chunk.isImage() || type.equals(Animation.FRAME);
      }
      at = body + length + length % 2;
    }
    return chunks;
  }

  static Optional<Chunk> first(List<Chunk> chunks, String type) {
    return chunks.stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /** The first that holds an image's bits. */
  static Chunk image(List<Chunk> chunks) throws IOException {
    return chunks.stream()
        .filter(Chunk::isImage)
        .findFirst()
        .orElseThrow(() -> new IOException("it has no chunk \"VP8 \" or \"VP8L\" with an image"));
  }
}
