package mobilenet.data.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetOrigin;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;
import mobilenet.image.ImageDecoder;
import mobilenet.image.RgbImage;

/** Images of Parquet files, read when they are asked for. */
final class ParquetDataset implements ImageDataset {
  private final ShardFiles names;
  private final List<Part> parts;
  private final int[] labels;
  private final List<String> classNames;
  private final DatasetOrigin origin;
  private final ImageDecoder decoder;
  private final RowGroupCache cache;

  /** A row group at its place among all images. */
  private record Part(int start, ParquetFile file, ParquetFile.RowGroup group) {}

  /**
   * A data set of files in order.
   *
   * @param names of files in messages
   * @param labels class of each row of all files
   */
  ParquetDataset(
      ShardFiles names,
      List<ParquetFile> files,
      int[] labels,
      List<String> classNames,
      DatasetOrigin origin,
      ImageDecoder decoder,
      RowGroupCache cache) {
    this.names = names;
    this.labels = labels;
    this.classNames = List.copyOf(classNames);
    this.origin = origin;
    this.decoder = decoder;
    this.cache = cache;
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (ParquetFile file : files) {
      for (ParquetFile.RowGroup group : file.groups()) {
        parts.add(new Part(start, file, group));
        start += group.rows();
      }
    }
    this.parts = List.copyOf(parts);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Optional<DatasetOrigin> origin() {
    return Optional.of(origin);
  }

  @Override
  public LabelledImage get(int index) {
    Objects.checkIndex(index, size());
    Part part = part(index);
    long row = part.group().firstRow() + index - part.start();
    String name = names.name(part.file().path()) + "[" + row + "]";
    return new LabelledImage(name, labels[index], () -> load(part, row, name));
  }

  @Override
  public Optional<StoredImage> stored(int index) {
    Part part = part(Objects.checkIndex(index, size()));
    long row = part.group().firstRow() + index - part.start();
    return Optional.of(
        new StoredImage(
            part.group().imageBytes(),
            () -> cache.get(part.file(), part.group(), row).orElseGet(() -> new byte[0])));
  }

  private RgbImage load(Part part, long row, String name) throws IOException {
    Optional<byte[]> content = cache.get(part.file(), part.group(), row);
    if (content.isEmpty()) {
      throw new DatasetException(
          name
              + " has no bytes in column "
              + part.file().columns().image()
              + "; expected an encoded image, not the path of one");
    }
    return decoder.decode(content.get(), name);
  }

  /** The last part that starts at or before an index. */
  private Part part(int index) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).start() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return parts.get(low);
  }
}
