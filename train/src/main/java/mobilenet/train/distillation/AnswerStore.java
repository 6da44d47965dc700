package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import mobilenet.data.loader.Replay;
import mobilenet.data.loader.View;

/**
 * What a teacher said of several views of each image, in a file, with all that is needed to make
 * the views again. Thread-safe.
 */
public final class AnswerStore implements Replay, AutoCloseable {
  private final Path file;
  private final StoreBlocks blocks;

  /** Where the record of an image is, by replica and index of the image; 0 where there is none. */
  private final long[][] places;

  private AnswerStore(Path file, StoreBlocks blocks) throws IOException {
    this.file = file;
    this.blocks = blocks;
    int replicas = blocks.header().replicas();
    int blocksOfReplica = blocks.header().blocks() / replicas;
    places = new long[replicas][0];
    for (int number = 0; number < blocks.count(); number++) {
      int replica = number / blocksOfReplica;
      places[replica] = withPlaces(places[replica], blocks.blocks().get(number));
    }
  }

  /** An array with the records of a block, enlarged as needed. */
  private long[] withPlaces(long[] known, StoreBlocks.Block block) throws IOException {
    int record = StoredAnswer.bytes(blocks.header().format());
    ByteBuffer bytes = blocks.read(block.position(), block.records() * record);
    long[] places = known;
    for (int i = 0; i < block.records(); i++) {
      int index = bytes.getInt(i * record);
      if (index >= places.length) {
        places = Arrays.copyOf(places, Math.max(index + 1, 2 * places.length));
      }
      places[index] = block.position() + (long) i * record;
    }
    return places;
  }

  /**
   * Opens a file and checks every byte of it.
   *
   * @throws TeacherException if it is not a store, damaged, or not complete
   */
  public static AnswerStore open(Path file) throws IOException {
    StoreBlocks blocks = StoreBlocks.open(file, StandardOpenOption.READ);
    try {
      if (!blocks.complete()) {
        throw new TeacherException(
            file
                + ": holds "
                + blocks.count()
                + " of "
                + blocks.header().blocks()
                + " blocks of answers; go on with the command that began it");
      }
      return new AnswerStore(file, blocks);
    } catch (IOException | RuntimeException e) {
      blocks.close();
      throw e;
    }
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /** What it holds. */
  public StoreHeader header() {
    return blocks.header();
  }

  /** Epochs take replicas in turn. */
  @Override
  public Optional<View> view(int index, int epoch) throws IOException {
    return find(index, epoch).map(StoredAnswer::view);
  }

  /**
   * What the teacher said of what an image shows in an epoch.
   *
   * @return nothing if the image could not be read when the store was built
   */
  public Optional<StoredAnswer> find(int index, int epoch) throws IOException {
    long[] replica = places[epoch % places.length];
    long place = index < replica.length ? replica[index] : 0;
    if (place == 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = blocks.read(place, StoredAnswer.bytes(header().format()));
    return Optional.of(StoredAnswer.read(header().format(), bytes));
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
