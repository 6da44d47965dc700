package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.data.augment.CutMixBox;
import mobilenet.data.augment.Mix;
import mobilenet.data.loader.View;
import mobilenet.data.loader.View.Place;
import mobilenet.train.distillation.AnswerFormat.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AnswerStoreTest {
  private static final AnswerFormat FORMAT =
      new AnswerFormat(3, Optional.empty(), Precision.FLOAT32);
  private static final View.Part SEVEN = new View.Part(7, Long.MIN_VALUE);
  private static final View.Part NINE = new View.Part(9, 42);
  private static final List<StoredAnswer> FIRST =
      List.of(
          new StoredAnswer(
              View.of(new Place(0, 7, 0), SEVEN).mixedWith(NINE, new Mix.Blend(.1)),
              11,
              new float[] {1, 2, 3}),
          new StoredAnswer(
              View.of(new Place(0, 9, 0), NINE)
                  .mixedWith(SEVEN, new Mix.Cut(new CutMixBox(1, 2, 3, 4), .75)),
              -12,
              new float[] {-1, 0, .5f}));
  private static final List<StoredAnswer> SECOND =
      List.of(
          new StoredAnswer(
              View.of(new Place(0, 7, 1), new View.Part(7, 1)), 13, new float[] {4, 5, 6}));

  @TempDir Path dir;
  private Path file = Path.of("");

  private static StoreHeader header(String teacher, String augmentation, AnswerFormat format) {
    return new StoreHeader(
        teacher,
        "network (" + teacher + ") by java",
        Map.of("augmentation", augmentation),
        format,
        List.of(new StoreHeader.Source("images", 2, 1)),
        new StoreHeader.Building(5, 64));
  }

  private static StoreHeader header() {
    return header("abc", "none", FORMAT);
  }

  @BeforeEach
  void write() throws IOException {
    file = dir.resolve("store");
    try (AnswerWriter writer = AnswerWriter.open(file, header())) {
      writer.append(FIRST);
      writer.append(SECOND);
    }
  }

  private static void assertSame(StoredAnswer actual, StoredAnswer expected) {
    assertThat(actual.view()).isEqualTo(expected.view());
    assertThat(actual.checksum()).isEqualTo(expected.checksum());
    assertThat(actual.logits()).isEqualTo(expected.logits());
  }

  @Test
  void answersAreFoundByImageAndEpoch() throws IOException {
    try (AnswerStore store = AnswerStore.open(file)) {
      assertThat(store.header()).isEqualTo(header());
      assertSame(store.find(new Place(0, 7, 0)).orElseThrow(), FIRST.get(0));
      assertSame(store.find(new Place(0, 9, 0)).orElseThrow(), FIRST.get(1));
      assertSame(store.find(new Place(0, 7, 1)).orElseThrow(), SECOND.get(0));
      // Two replicas: the third epoch shows the first again.
      assertThat(store.view(new Place(0, 9, 2))).contains(FIRST.get(1).view());
      assertThat(store.view(new Place(0, 9, 1))).isEmpty();
      assertThat(store.view(new Place(0, 8, 0))).isEmpty();
    }
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 4;
      Files.write(file, damaged);
      assertThatThrownBy(() -> AnswerStore.open(file).close())
          .as("byte %d", i)
          .isInstanceOf(TeacherException.class)
          .hasMessageStartingWith(file + ": ");
    }
    Files.write(file, bytes);
    byte[] last = bytes.clone();
    last[bytes.length - 1] ^= 1;
    Files.write(file, last);
    assertThatThrownBy(() -> AnswerStore.open(file).close())
        .hasMessage(
            file
                + ": block 1 is damaged, its checksum does not fit; take the file from a copy, or"
                + " remove it and build it again");
  }

  /** Going on would cut it off, and all that is behind it. */
  @Test
  void aBlockThatClaimsToBeLongerIsNoTail() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path none = dir.resolve("none");
    AnswerWriter.open(none, header()).close();
    int first = Math.toIntExact(Files.size(none));
    // The number of records is behind the block's number. A batch has 64 images.
    for (int bit : new int[] {7, 15, 24, 30}) {
      byte[] damaged = bytes.clone();
      damaged[first + 2 * Integer.BYTES - 1 - bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(file, damaged);
      String message =
          file
              + ": block 0 is damaged, its checksum does not fit; take the file from a copy, or"
              + " remove it and build it again";
      assertThatThrownBy(() -> AnswerStore.open(file).close()).hasMessage(message);
      assertThatThrownBy(() -> AnswerWriter.open(file, header()).close()).hasMessage(message);
    }
    List<StoredAnswer> many = Collections.nCopies(65, FIRST.get(0));
    try (AnswerWriter writer = AnswerWriter.open(none, header())) {
      assertThatThrownBy(() -> writer.append(many))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected block 0 of at most 64 records of ");
    }
  }

  /** Wherever the process died. */
  @Test
  void goesOnAfterAWriterThatDied() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path one = dir.resolve("one");
    try (AnswerWriter writer = AnswerWriter.open(one, header())) {
      writer.append(FIRST);
    }
    int whole = Math.toIntExact(Files.size(one));
    for (int length = whole; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> AnswerStore.open(file).close())
          .hasMessage(
              file + ": holds 1 of 2 blocks of answers; go on with the command that began it");
      try (AnswerWriter writer = AnswerWriter.open(file, header())) {
        assertThat(writer.blocks()).isEqualTo(1);
        writer.append(SECOND);
      }
      assertThat(file).hasBinaryContent(bytes);
    }
  }

  @Test
  void goesOnOnlyWithItsOwn() {
    assertThatThrownBy(() -> AnswerWriter.open(file, header("def", "none", FORMAT)))
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            file
                + ": is a store of something else: the teacher was network (abc) by java, here"
                + " network (def) by java; give the same, or another file");
    assertThatThrownBy(() -> AnswerWriter.open(file, header("abc", "flips", FORMAT)))
        .hasMessageContaining("the augmentation was none, here flips");
    AnswerFormat half = new AnswerFormat(3, Optional.empty(), Precision.FLOAT16);
    assertThatThrownBy(() -> AnswerWriter.open(file, header("abc", "none", half)))
        .hasMessageContaining("the logits are stored as ");
  }

  @Test
  void oneWriterAtATime() throws IOException {
    try (AnswerWriter first = AnswerWriter.open(file, header())) {
      assertThat(first.blocks()).isEqualTo(2);
      assertThatThrownBy(() -> AnswerWriter.open(file, header()))
          .isInstanceOf(TeacherException.class)
          .hasMessage(file + ": is being built by another process; wait for that, or end it");
    }
    AnswerWriter.open(file, header()).close();
  }

  /** As if before hours of work whose result the file is to hold. */
  @Test
  void thatAFileCannotBeWrittenIsSaidBefore() throws IOException {
    AnswerWriter.requireWritable(file);
    Path next = dir.resolve("next");
    AnswerWriter.requireWritable(next);
    assertThat(next).doesNotExist();
    AnswerWriter.requireWritable(Files.createFile(next));
    assertThatThrownBy(() -> AnswerWriter.requireWritable(dir))
        .hasMessageStartingWith(dir.toString());
    assertThatThrownBy(() -> AnswerWriter.requireWritable(dir.resolve("none/store")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(dir.resolve("none").toString());
    Files.writeString(next, "something else");
    assertThatThrownBy(() -> AnswerWriter.requireWritable(next))
        .hasMessageContaining("expected a teacher's answers, found another file");
    try (AnswerWriter writer = AnswerWriter.open(file, header())) {
      assertThat(writer.blocks()).isEqualTo(2);
      assertThatThrownBy(() -> AnswerWriter.requireWritable(file))
          .hasMessage(file + ": is being built by another process; wait for that, or end it");
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> AnswerWriter.requireWritable(file))
        .hasMessageContaining("block 1 is damaged");
  }

  /** A block that is half written is no damage: who writes it is told from who died there. */
  @Test
  void whatIsBeingWrittenIsNotRead() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> AnswerWriter.open(file, header()))
          .hasMessage(file + ": is being built by another process; wait for that, or end it");
    }
    assertThatThrownBy(() -> AnswerWriter.open(file, header()))
        .hasMessageContaining("block 1 is damaged");
  }

  /** A writer that died within the header. */
  @Test
  void aHeaderIsFinished() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path one = dir.resolve("one");
    AnswerWriter.open(one, header()).close();
    int whole = Math.toIntExact(Files.size(one));
    for (int length = 0; length < whole; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThat(AnswerStore.isComplete(file)).isFalse();
      AnswerWriter.open(file, header()).close();
      assertThat(file).hasSameBinaryContentAs(one);
    }
    Files.writeString(file, "text");
    assertThatThrownBy(() -> AnswerWriter.open(file, header()))
        .hasMessageContaining("expected a teacher's answers, found another file");
    assertThat(file).hasContent("text");
  }

  @Test
  void otherFilesAreNoStores() throws IOException {
    for (String content : List.of("", "MN4J", "something that is long enough to be one")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> AnswerStore.open(file).close())
          .isInstanceOf(TeacherException.class)
          .hasMessage(
              file
                  + ": expected a teacher's answers, found another file; give one that distil has"
                  + " built");
    }
  }

  @Test
  void topAndHalvesAreKeptInTheHeader() throws IOException {
    Path other = dir.resolve("other");
    StoreHeader header =
        header("abc", "none", new AnswerFormat(3, Optional.of(2), Precision.FLOAT16));
    try (AnswerWriter writer = AnswerWriter.open(other, header)) {
      writer.append(FIRST);
      writer.append(List.of());
    }
    try (AnswerStore store = AnswerStore.open(other)) {
      assertThat(store.header()).isEqualTo(header);
      assertThat(store.header().digest()).isNotEqualTo(header().digest());
      assertThat(store.find(new Place(0, 7, 1))).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadOrWrittenIsNamed() throws IOException {
    assertThatThrownBy(() -> AnswerStore.open(dir).close())
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(dir + ": cannot be read: ");
    AnswerStore closed = AnswerStore.open(file);
    closed.close();
    assertThatThrownBy(() -> closed.find(new Place(0, 7, 0)))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(file + ": cannot be read: ");
  }

  /** A disk that is always full. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedAndWhatStays() {
    Path full = Path.of("/dev/full");
    assertThatThrownBy(() -> AnswerWriter.open(full, header()).close())
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            full
                + ": cannot be written: No space left on device; the blocks that are written stay;"
                + " make room, and the same command goes on");
  }
}
