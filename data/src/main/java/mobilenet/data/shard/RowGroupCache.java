package mobilenet.data.shard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The row groups used last, their images still encoded: a group is read as a whole even for one
 * row, so a data set that fits is read once, and so is one that is read in order. Thread-safe.
 */
final class RowGroupCache {
  /** A group may take this part of the memory: each thread may be reading one beside those kept. */
  private static final int LARGEST_PART = 8;

  private final DuckDb duckDb;
  private final long maxBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Key(Path file, long firstRow) {}

  /** Images that the first thread to ask for them reads, while others wait. */
  private final class Entry {
    private final ParquetFile file;
    private final ParquetFile.RowGroup group;
    private List<Optional<byte[]>> images = List.of();

    /** Written and read with the cache locked. */
    private long bytes;

    Entry(ParquetFile file, ParquetFile.RowGroup group) {
      this.file = file;
      this.group = group;
    }

    synchronized Optional<byte[]> get(long row) throws IOException {
      if (images.isEmpty()) {
        images = file.images(duckDb, group.firstRow(), group.rows());
        long sum = 0;
        for (Optional<byte[]> image : images) {
          sum += image.map(p -> p.length).orElse(0);
        }
        count(key(file, group), this, sum);
      }
      return images.get((int) (row - group.firstRow()));
    }
  }

  /**
   * An empty cache.
   *
   * @param maxBytes of images to keep, 0 or more
   */
  RowGroupCache(DuckDb duckDb, long maxBytes) {
    this.duckDb = duckDb;
    this.maxBytes = maxBytes;
  }

  private static Key key(ParquetFile file, ParquetFile.RowGroup group) {
    return new Key(file.path(), group.firstRow());
  }

  /**
   * The bytes of one row's image, or empty if the row has none.
   *
   * @param group of the file that has the row
   * @param row of the file
   */
  Optional<byte[]> get(ParquetFile file, ParquetFile.RowGroup group, long row) throws IOException {
    return group.imageBytes() > maxBytes / LARGEST_PART
        ? file.images(duckDb, row, 1).get(0)
        : entry(file, group).get(row);
  }

  private synchronized Entry entry(ParquetFile file, ParquetFile.RowGroup group) {
    return entries.computeIfAbsent(key(file, group), k -> new Entry(file, group));
  }

  /** Takes note of what a group really needs: files store a repeated image once. */
  private synchronized void count(Key key, Entry entry, long entryBytes) {
    if (entries.get(key) != entry) {
      return;
    }
    entry.bytes = entryBytes;
    bytes += entryBytes;
    Iterator<Entry> oldest = entries.values().iterator();
    while (bytes > maxBytes && oldest.hasNext()) {
      bytes -= oldest.next().bytes;
      oldest.remove();
    }
  }

  /** Bytes of the images that are kept. */
  synchronized long bytes() {
    return bytes;
  }
}
