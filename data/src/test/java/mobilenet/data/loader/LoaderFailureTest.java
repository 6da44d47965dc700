package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import mobilenet.data.DatasetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoaderFailureTest {

  private static Images damaged(int size, IntPredicate which) {
    return new Images(
        size,
        10,
        index -> {
          if (which.test(index)) {
            throw new IOException("damaged");
          }
          return Images.image(index);
        });
  }

  private static BatchLoader loader(Images images, int threads) {
    return new BatchLoader(
        images, Images.PLAIN, Selection.all(images.size()), LoaderOptions.training(20, 1, threads));
  }

  private static List<Batch> rest(Epoch epoch) throws IOException, InterruptedException {
    List<Batch> batches = new ArrayList<>();
    for (Optional<Batch> b = epoch.next(); b.isPresent(); b = epoch.next()) {
      batches.add(b.get());
    }
    return batches;
  }

  private static List<String> loaderThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("batch-loader-"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void unreadableImagesAreLeftOutAndListed(int threads) throws Exception {
    try (BatchLoader loader = loader(damaged(200, i -> i % 25 == 7), threads)) {
      List<Batch> batches = rest(loader.open(0, 0));
      assertThat(batches).hasSize(10);
      List<String> failed = batches.stream().flatMap(b -> b.failed().stream()).toList();
      assertThat(failed).hasSize(8).contains("image 7: damaged", "image 182: damaged");
      for (Batch batch : batches) {
        assertThat(batch.size()).isEqualTo(20 - batch.failed().size());
        assertThat(batch.images()).hasSize(batch.size() * Images.PLAIN.length());
        List<Integer> numbers = Images.numbers(batch);
        assertThat(numbers).noneMatch(i -> i % 25 == 7);
        assertThat(batch.labels())
            .containsExactly(numbers.stream().mapToInt(i -> i % 10).toArray());
      }
      rest(loader.open(1, 0));
      assertThat(loader.failed()).hasSize(8).containsAll(failed);
    }
  }

  /** Left out, results would depend on what else took memory at that moment. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void memoryThatRunsOutEndsTheEpoch(int threads) throws Exception {
    Images images =
        new Images(
            40,
            10,
            index -> {
              if (index == 5) {
                throw new OutOfMemoryError("Java heap space");
              }
              return Images.image(index);
            });
    try (BatchLoader loader = loader(images, threads)) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(() -> rest(epoch))
          .isInstanceOf(ImageMemoryException.class)
          .hasMessageStartingWith("image 5 needs more memory than the Java heap of ")
          .hasMessageEndingWith(" MiB has left; raise -Xmx or shrink the image");
      assertThat(loader.failed()).isEmpty();
      assertThatThrownBy(epoch::next).hasMessageContaining("closed");
    }
  }

  /** Nothing is wrong with the image. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aRecordThatCannotBeReadEndsTheEpoch(int threads) {
    Replay broken =
        place -> {
          if (place.slot() == 5) {
            throw new IOException("Input/output error");
          }
          return Optional.of(View.of(place, new View.Part(place.slot(), 0)));
        };
    try (BatchLoader loader =
        new BatchLoader(
            damaged(40, i -> false),
            Images.PLAIN,
            Selection.all(40),
            LoaderOptions.training(20, 1, threads),
            Optional.of(broken))) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(() -> rest(epoch))
          .isInstanceOf(ReplayException.class)
          .hasMessage("Input/output error; the disk or its connection fails; copy the file");
      assertThat(loader.failed()).isEmpty();
      assertThatThrownBy(epoch::next).hasMessageContaining("closed");
    }
  }

  /** What the JDK says of a missing file is its path alone. */
  @Test
  void aReasonIsASentence() throws Exception {
    Images images =
        new Images(
            20,
            10,
            index -> {
              if (index == 5) {
                throw new NoSuchFileException("images/5.png");
              }
              return Images.image(index);
            });
    try (BatchLoader loader = loader(images, 2)) {
      assertThat(rest(loader.open(0, 0))).hasSize(1);
      assertThat(loader.failed())
          .containsExactly("image 5: images/5.png: no such file; check the path");
    }
  }

  @Test
  void tooManyUnreadableImagesStop() {
    try (BatchLoader loader = loader(damaged(1000, i -> i % 40 == 0), 2)) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(() -> rest(epoch))
          .isInstanceOf(DatasetException.class)
          .hasMessageMatching("1\\d of \\d+ images cannot be read, more than 1\\.000 %: .*")
          .hasMessageContainingAll("image ", "0: damaged", "repair or remove");
      assertThatThrownBy(epoch::next).hasMessageContaining("closed");
    }
  }

  @Test
  void aLargeSetMayHaveMore() throws Exception {
    try (BatchLoader loader =
        new BatchLoader(
            damaged(1000, i -> i % 40 == 0),
            Images.PLAIN,
            Selection.all(1000),
            LoaderOptions.training(20, 1, 2).withMaxFailedFraction(0.2))) {
      assertThat(rest(loader.open(0, 0))).hasSize(50);
      assertThat(loader.failed()).hasSize(25);
    }
  }

  @Test
  void nothingReadableIsAnError() {
    try (BatchLoader loader =
        new BatchLoader(
            damaged(4, i -> true),
            Images.PLAIN,
            Selection.all(4),
            LoaderOptions.evaluation(4, 1))) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(() -> rest(epoch))
          .isInstanceOf(DatasetException.class)
          .hasMessageStartingWith("none of the 4 images can be read: image 0: damaged; ");
    }
  }

  @Test
  void anUnexpectedExceptionSurfaces() {
    Images broken =
        new Images(
            100,
            10,
            index -> {
              if (index == 50) {
                throw new IllegalArgumentException("a mistake");
              }
              return Images.image(index);
            });
    try (BatchLoader loader = loader(broken, 2)) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(() -> rest(epoch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("epoch 0", "image 50 cannot be prepared", "a mistake")
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(epoch::next).hasMessageContaining("closed");
    }
  }

  @Test
  void anErrorSurfaces() {
    Images broken =
        new Images(
            100,
            10,
            index -> {
              throw new StackOverflowError("too deep");
            });
    try (BatchLoader loader = loader(broken, 2)) {
      Epoch epoch = loader.open(0, 0);
      assertThatThrownBy(epoch::next).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
    }
  }

  @Test
  void closingInTheMiddleEndsTheThreads() throws Exception {
    BatchLoader loader = loader(damaged(1000, i -> false), 3);
    Epoch epoch = loader.open(0, 0);
    epoch.next();
    assertThat(loaderThreads()).isNotEmpty();
    loader.close();
    // A thread lives for some microseconds after its pool has let it go.
    for (int i = 0; i < 100 && !loaderThreads().isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertThat(loaderThreads()).isEmpty();
    assertThatThrownBy(epoch::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("epoch 0 is closed");
    assertThatThrownBy(() -> loader.open(0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("loader is closed");
    loader.close();
  }

  @Test
  void aNewEpochClosesTheOneBefore() throws Exception {
    try (BatchLoader loader = loader(damaged(1000, i -> false), 2)) {
      Epoch first = loader.open(0, 0);
      assertThat(rest(loader.open(1, 0))).hasSize(50);
      assertThatThrownBy(first::next).hasMessageContaining("epoch 0 is closed");
    }
  }

  @Test
  void anInterruptedConsumerStopsWaitingAndLosesNothing() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Images slow =
        new Images(
            100,
            10,
            index -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IOException("a worker was interrupted", e);
              }
              return Images.image(index);
            });
    try (BatchLoader loader = loader(slow, 2)) {
      Epoch epoch = loader.open(0, 0);
      Thread.currentThread().interrupt();
      assertThatThrownBy(epoch::next).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();

      Thread consumer = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                while (consumer.getState() != Thread.State.WAITING) {
                  Thread.onSpinWait();
                }
                consumer.interrupt();
              });
      interrupter.start();
      assertThatThrownBy(epoch::next).isInstanceOf(InterruptedException.class);
      interrupter.join();

      release.countDown();
      assertThat(rest(epoch)).hasSize(5);
      assertThat(loader.failed()).isEmpty();
    }
  }
}
