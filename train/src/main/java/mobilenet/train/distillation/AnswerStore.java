package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import mobilenet.data.loader.Replay;
import mobilenet.data.loader.Selection;
import mobilenet.data.loader.View;

/**
 * What a teacher said of several views of each image, in a file, with all that is needed to make
 * the views again. Thread-safe.
 */
public final class AnswerStore implements Replay, AutoCloseable {
  private final Path file;
  private final StoreBlocks blocks;

  /** Where records are, by source, replica and slot; 0 where there is none. */
  private final long[][][] places;

  private AnswerStore(Path file, StoreBlocks blocks) throws IOException {
    this.file = file;
    this.blocks = blocks;
    this.places =
        blocks.header().sources().stream()
            .map(source -> new long[source.replicas()][0])
            .toArray(long[][][]::new);
    for (int number = 0; number < blocks.count(); number++) {
      StoreHeader.Content content = blocks.header().content(number);
      long[][] replicas = places[content.source()];
      replicas[content.replica()] =
          withPlaces(replicas[content.replica()], blocks.blocks().get(number));
    }
  }

  /** An array with the records of a block, enlarged as needed. */
  private long[] withPlaces(long[] known, StoreBlocks.Block block) throws IOException {
    int record = StoredAnswer.bytes(blocks.header().format());
    ByteBuffer bytes = blocks.read(block.position(), block.records() * record);
    long[] places = known;
    for (int i = 0; i < block.records(); i++) {
      int slot = StoredAnswer.place(bytes.position(i * record)).slot();
      if (slot >= places.length) {
        places = Arrays.copyOf(places, Math.max(slot + 1, 2 * places.length));
      }
      places[slot] = block.position() + (long) i * record;
    }
    return places;
  }

  /**
   * Opens a file and checks every byte of it.
   *
   * @throws TeacherException if it is not a store, damaged, or not complete
   */
  public static AnswerStore open(Path file) throws IOException {
    StoreBlocks blocks = StoreBlocks.open(file);
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

  /**
   * Whether a file is there that holds all its answers.
   *
   * @throws TeacherException if it is not a store, or damaged
   */
  public static boolean isComplete(Path file) throws IOException {
    if (!Files.exists(file) || !StoreBlocks.isBegun(file)) {
      return false;
    }
    try (StoreBlocks blocks = StoreBlocks.open(file)) {
      return blocks.complete();
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

  /** Passes take replicas in turn. */
  @Override
  public Optional<View> view(View.Place place) throws IOException {
    return find(place).map(StoredAnswer::view);
  }

  /**
   * Whether the teacher has answered every pass of an image, which it has not if the image could
   * not be read.
   */
  public boolean isAnswered(int source, int slot) {
    return Arrays.stream(places[source]).allMatch(known -> slot < known.length && known[slot] != 0);
  }

  /**
   * What the teacher said of a view. Passes take replicas in turn.
   *
   * @return nothing if the image could not be read when the store was built
   */
  public Optional<StoredAnswer> find(View.Place wanted) throws IOException {
    long[][] replicas = places[wanted.source()];
    long[] replica = replicas[wanted.pass() % replicas.length];
    long place = wanted.slot() < replica.length ? replica[wanted.slot()] : 0;
    if (place == 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = blocks.read(place, StoredAnswer.bytes(header().format()));
    return Optional.of(StoredAnswer.read(header().format(), bytes));
  }

  /**
   * The images of a source, by their slots.
   *
   * @throws TeacherException if one of them could not be read when the store was built
   */
  public Selection images(int source) throws IOException {
    long[] known = places[source][0];
    int slots = known.length;
    while (slots > 0 && known[slots - 1] == 0) {
      slots--;
    }
    int[] images = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      images[slot] =
          find(new View.Place(source, slot, 0))
              .orElseThrow(
                  () ->
                      new TeacherException(
                          file
                              + ": lacks an image of "
                              + header().sources().get(source).name()
                              + ", which could not be read; build another store"))
              .view()
              .part()
              .index();
    }
    return Selection.of(images);
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
