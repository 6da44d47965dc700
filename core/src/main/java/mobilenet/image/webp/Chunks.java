package mobilenet.image.webp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the chunks in a range of a RIFF file. */
final class Chunks {
  private static final Set<String> KNOWN =
      Set.of("VP8 ", "VP8L", "VP8X", Animation.FRAME, "EXIF", "XMP ");

  private Chunks() {}

  /**
   * The chunks in a range: the first of each type that is needed. If the file is damaged after the
   * image, only the chunks from there on are lost.
   *
   * @throws IOException if a chunk before the image extends beyond the range
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
      // Only those that are needed: a file may have millions.
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

  /** The first chunk that holds an image. */
  static Chunk image(List<Chunk> chunks) throws IOException {
    return chunks.stream()
        .filter(Chunk::isImage)
        .findFirst()
        .orElseThrow(() -> new IOException("it has no chunk \"VP8 \" or \"VP8L\" with an image"));
  }
}
