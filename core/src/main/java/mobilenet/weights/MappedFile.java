package mobilenet.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A memory-mapped, read-only file of any size. Buffers hold at most 2 GiB, so it is mapped in
 * pieces; each piece overlaps the next by {@link #OVERLAP} bytes, so that every element lies within
 * one of them.
 */
final class MappedFile {
  private static final int OVERLAP = Long.BYTES;
  private static final int PIECE = 1 << 30;

  private final List<ByteBuffer> pieces;
  private final long size;
  private final int pieceSize;

  private MappedFile(List<ByteBuffer> pieces, long size, int pieceSize) {
    this.pieces = List.copyOf(pieces);
    this.size = size;
    this.pieceSize = pieceSize;
  }

  static MappedFile open(Path file) throws IOException {
    return open(file, PIECE);
  }

  /** Like {@link #open(Path)}; with small pieces, tests can cross their borders. */
  static MappedFile open(Path file, int pieceSize) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      List<ByteBuffer> pieces = new ArrayList<>();
      for (long start = 0; start < size; start += pieceSize) {
        long length = Math.min((long) pieceSize + OVERLAP, size - start);
        pieces.add(channel.map(MapMode.READ_ONLY, start, length));
      }
      return new MappedFile(pieces, size, pieceSize);
    }
  }

  static MappedFile of(byte[] content) {
    return new MappedFile(List.of(ByteBuffer.wrap(content)), content.length, PIECE);
  }

  long size() {
    return size;
  }

  /** A little-endian view of bytes of the first piece. */
  ByteBuffer view(int offset, int length) {
    return pieces.get(0).slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Takes runs of whole elements in order. */
  @FunctionalInterface
  interface Run {
    /**
     * A run.
     *
     * @param elements little-endian view of the run
     * @param first index of its first element
     */
    void accept(ByteBuffer elements, int first);
  }

  /** Visits {@code count} elements of {@code width} bytes (at most 8) from {@code offset} on. */
  void forEachRun(long offset, int count, int width, Run run) {
    int done = 0;
    while (done < count) {
      long position = offset + (long) done * width;
      ByteBuffer piece = pieces.get((int) (position / pieceSize));
      int start = (int) (position % pieceSize);
      int elements = Math.min(count - done, (piece.limit() - start) / width);
      run.accept(piece.slice(start, elements * width).order(ByteOrder.LITTLE_ENDIAN), done);
      done += elements;
    }
  }
}
