package mobilenet.data.shard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetOrigin;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;
import mobilenet.image.ImageDecoder;
import mobilenet.image.RgbImage;

/** Images of shards, read where they are. */
final class TarDataset implements ImageDataset {
  private final ShardFiles shards;
  private final List<TarSample> samples;
  private final LabelTable.Classes classes;
  private final DatasetOrigin origin;
  private final ImageDecoder decoder;

  /**
   * A data set of an index.
   *
   * @param shards names them in messages
   * @param samples at least one
   */
  TarDataset(
      ShardFiles shards,
      List<TarSample> samples,
      LabelTable.Classes classes,
      DatasetOrigin origin,
      ImageDecoder decoder) {
    this.shards = shards;
    this.samples = List.copyOf(samples);
    this.classes = classes;
    this.origin = origin;
    this.decoder = decoder;
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public List<String> classNames() {
    return classes.classNames();
  }

  @Override
  public Optional<DatasetOrigin> origin() {
    return Optional.of(origin);
  }

  @Override
  public LabelledImage get(int index) {
    TarSample sample = samples.get(index);
    String name = shards.name(sample.shard()) + ": " + sample.member();
    return new LabelledImage(
        name, classes.classes().get(sample.labelId()), () -> load(sample, name));
  }

  @Override
  public Optional<StoredImage> stored(int index) {
    TarSample sample = samples.get(index);
    return Optional.of(
        new StoredImage(
            sample.length(),
            () -> content(sample, shards.name(sample.shard()) + ": " + sample.member())));
  }

  private RgbImage load(TarSample sample, String name) throws IOException {
    return decoder.decode(content(sample, name), name);
  }

  /**
   * Opens the file for each image, which costs little beside decoding it, and leaves nothing open
   * that an interrupted thread would close for all others.
   */
  private static byte[] content(TarSample sample, String name) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(sample.length());
    try (FileChannel file = FileChannel.open(sample.shard(), StandardOpenOption.READ)) {
      while (content.hasRemaining()) {
        if (file.read(content, sample.offset() + content.position()) < 0) {
          throw new DatasetException(
              name + " ends too early: the shard has shrunk since it was opened; open it again");
        }
      }
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new DatasetException(name + " cannot be read: " + e, e);
    }
    return content.array();
  }
}
