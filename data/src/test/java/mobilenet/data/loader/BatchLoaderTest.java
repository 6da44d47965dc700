package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mobilenet.data.augment.SampleTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchLoaderTest {
  private static final long SEED = 42;
  private static final Images IMAGES = Images.of(1003, 10);

  private static BatchLoader loader(Images images, LoaderOptions options) {
    return loader(images, Images.PLAIN, options);
  }

  private static BatchLoader loader(
      Images images, SampleTransform transform, LoaderOptions options) {
    return new BatchLoader(images, transform, Selection.all(images.size()), options);
  }

  private static LoaderOptions keeping(int batchSize, int threads) {
    return LoaderOptions.training(batchSize, SEED, threads).withLastBatch(LastBatch.KEEP);
  }

  private static List<Batch> rest(Epoch epoch) throws IOException, InterruptedException {
    List<Batch> batches = new ArrayList<>();
    for (Optional<Batch> b = epoch.next(); b.isPresent(); b = epoch.next()) {
      batches.add(b.get());
    }
    return batches;
  }

  private static List<Integer> numbers(List<Batch> batches) {
    return batches.stream().flatMap(b -> Images.numbers(b).stream()).toList();
  }

  private static void assertSame(List<Batch> given, List<Batch> expected) {
    assertThat(given).hasSameSizeAs(expected);
    for (int i = 0; i < given.size(); i++) {
      assertThat(given.get(i).images()).isEqualTo(expected.get(i).images());
      assertThat(given.get(i).labels()).isEqualTo(expected.get(i).labels());
      assertThat(given.get(i).failed()).isEqualTo(expected.get(i).failed());
    }
  }

  @Test
  void everyImageComesOnceWithItsLabel() throws Exception {
    try (BatchLoader loader = loader(IMAGES, keeping(32, 2))) {
      assertThat(loader.batches()).isEqualTo(32);
      List<Batch> batches = rest(loader.open(0, 0));
      assertThat(batches).hasSize(32);
      assertThat(batches.get(31).size()).isEqualTo(1003 - 31 * 32);
      assertThat(numbers(batches)).doesNotHaveDuplicates().hasSize(1003);
      for (Batch batch : batches) {
        assertThat(batch.images()).hasSize(batch.size() * Images.PLAIN.length());
        assertThat(batch.labels())
            .containsExactly(
                Images.numbers(batch).stream().mapToInt(number -> number % 10).toArray());
      }
      assertThat(numbers(rest(loader.open(1, 0)))).isNotEqualTo(numbers(batches));
    }
  }

  @Test
  void aShortLastBatchIsDropped() throws Exception {
    try (BatchLoader loader = loader(IMAGES, LoaderOptions.training(32, SEED, 2))) {
      assertThat(loader.batches()).isEqualTo(31);
      assertThat(rest(loader.open(0, 0))).hasSize(31).allMatch(b -> b.size() == 32);
    }
  }

  @Test
  void recycledMemoryIsFilledAnew() throws Exception {
    try (BatchLoader loader = loader(IMAGES, keeping(32, 2))) {
      List<Integer> expected = numbers(rest(loader.open(0, 0)));
      List<Integer> actual = new ArrayList<>();
      Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
      try (Epoch epoch = loader.open(0, 0)) {
        for (Optional<Batch> b = epoch.next(); b.isPresent(); b = epoch.next()) {
          actual.addAll(Images.numbers(b.get()));
          arrays.add(b.get().images());
          epoch.recycle(b.get());
        }
      }
      assertThat(actual).isEqualTo(expected);
      assertThat(arrays).as("for 32 batches").hasSizeLessThan(8);
    }
  }

  /** Behind it no image is decoded, for which nobody would wait. */
  @Test
  void aPartOfAnEpochIsTheSameAsInTheWhole() throws Exception {
    AtomicInteger decoded = new AtomicInteger();
    Images counted =
        new Images(
            1003,
            10,
            index -> {
              decoded.incrementAndGet();
              return Images.image(index);
            });
    List<Batch> part;
    try (BatchLoader loader = loader(counted, keeping(32, 2))) {
      part = rest(loader.open(2, 5, 9));
    }
    assertThat(decoded).hasValue(4 * 32);
    try (BatchLoader loader = loader(IMAGES, keeping(32, 1))) {
      assertSame(part, rest(loader.open(2, 0)).subList(5, 9));
    }
  }

  /** In another order, of other batches, by other threads. */
  @Test
  void aViewIsEnoughToShowItAgain() throws Exception {
    Map<Integer, float[]> shown = new HashMap<>();
    Map<Integer, View> views = new HashMap<>();
    int length = Images.RANDOM.length();
    try (BatchLoader loader = loader(IMAGES, Images.RANDOM, keeping(32, 2))) {
      for (Batch batch : rest(loader.open(3, 0))) {
        for (int i = 0; i < batch.size(); i++) {
          int index = batch.views().get(i).part().index();
          views.put(index, batch.views().get(i));
          shown.put(index, Arrays.copyOfRange(batch.images(), i * length, (i + 1) * length));
        }
      }
    }
    assertThat(views).hasSize(1003);
    views.remove(17);
    Replay replay = place -> Optional.ofNullable(views.get(place.slot()));
    try (BatchLoader loader =
        new BatchLoader(
            IMAGES,
            Images.RANDOM,
            Selection.all(1003),
            LoaderOptions.evaluation(50, 3),
            Optional.of(replay))) {
      List<Batch> batches = rest(loader.open(0, 0));
      assertThat(batches.get(0).failed()).containsExactly("image 17: no view of it was recorded");
      assertThat(batches.stream().mapToInt(Batch::size).sum()).isEqualTo(1002);
      for (Batch batch : batches) {
        for (int i = 0; i < batch.size(); i++) {
          View view = batch.views().get(i);
          assertThat(Arrays.copyOfRange(batch.images(), i * length, (i + 1) * length))
              .isEqualTo(shown.get(view.part().index()));
          assertThat(batch.labels()[i]).isEqualTo(view.part().index() % 10);
        }
      }
    }
  }

  @Test
  void evaluationIsInOrder() throws Exception {
    Selection selection = Selection.of(7, 900, 3);
    try (BatchLoader loader =
        new BatchLoader(IMAGES, Images.PLAIN, selection, LoaderOptions.evaluation(2, 3))) {
      assertThat(numbers(rest(loader.open(5, 0)))).containsExactly(7, 900, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void threadsAndCacheChangeNothing(int threads) throws Exception {
    LoaderOptions options = keeping(50, threads).withCacheBytes(10_000);
    try (BatchLoader one = loader(IMAGES, Images.RANDOM, keeping(50, 1));
        BatchLoader other = loader(IMAGES, Images.RANDOM, options)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        assertSame(rest(other.open(epoch, 0)), rest(one.open(epoch, 0)));
      }
    }
  }

  @Test
  void anEpochTakenUpIsTheRestOfIt() throws Exception {
    try (BatchLoader loader = loader(IMAGES, Images.RANDOM, keeping(50, 2))) {
      List<Batch> whole = rest(loader.open(3, 0));
      assertSame(rest(loader.open(3, 13)), whole.subList(13, whole.size()));
      assertThat(rest(loader.open(3, loader.batches()))).isEmpty();
    }
  }

  @Test
  void aCachedImageIsDecodedOnce() throws Exception {
    AtomicInteger decoded = new AtomicInteger();
    Images counting =
        new Images(
            20,
            2,
            index -> {
              decoded.incrementAndGet();
              return Images.image(index);
            });
    // An image has 48 samples; ten fit.
    try (BatchLoader loader = loader(counting, keeping(5, 2).withCacheBytes(1480))) {
      List<Integer> first = numbers(rest(loader.open(0, 0)));
      assertThat(decoded).hasValue(20);
      assertThat(numbers(rest(loader.open(1, 0)))).containsExactlyInAnyOrderElementsOf(first);
      assertThat(decoded).hasValue(30);
    }
  }

  @Test
  void aBatchHandedOutStaysAsItIs() throws Exception {
    try (BatchLoader loader = loader(IMAGES, keeping(10, 2))) {
      Epoch epoch = loader.open(0, 0);
      Batch first = epoch.next().orElseThrow();
      float[] images = first.images().clone();
      rest(epoch);
      assertThat(first.images()).isEqualTo(images);
    }
  }

  @Test
  void preparesABoundedNumberAhead() throws Exception {
    AtomicInteger decoded = new AtomicInteger();
    Images counting =
        new Images(
            1000,
            2,
            index -> {
              decoded.incrementAndGet();
              return Images.image(index);
            });
    try (BatchLoader loader = loader(counting, keeping(10, 4))) {
      Epoch epoch = loader.open(0, 0);
      epoch.next();
      Thread.sleep(200);
      assertThat(decoded.get()).isBetween(10, 30);
      assertThat(loader.waitNanos()).isPositive();
    }
  }

  @Test
  void refusesWhatMakesNoBatch() {
    assertThatThrownBy(
            () -> new BatchLoader(IMAGES, Images.PLAIN, Selection.all(0), keeping(1, 1)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no image is selected");
    assertThatThrownBy(() -> loader(IMAGES, LoaderOptions.training(1004, SEED, 1)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("1004", "1003 images", "lower it");
    assertThatThrownBy(() -> loader(IMAGES, keeping(Integer.MAX_VALUE, 1)).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit into an array");
  }

  @Test
  void refusesEpochsAndBatchesOutside() {
    try (BatchLoader loader = loader(IMAGES, keeping(100, 1))) {
      assertThatThrownBy(() -> loader.open(-1, 0)).hasMessageContaining("at least 0, given -1");
      assertThatThrownBy(() -> loader.open(0, 12)).hasMessageContaining("0 to 11, given 12");
      assertThatThrownBy(() -> loader.open(0, -1)).hasMessageContaining("0 to 11, given -1");
      assertThatThrownBy(() -> loader.open(0, 0, 12)).hasMessageContaining("0 to 11, given 12");
      assertThatThrownBy(() -> loader.open(0, 4, 3)).hasMessageContaining("0 to 3, given 4");
    }
  }

  @Test
  void anEpochShowsOnlyItsSelection() throws Exception {
    Selection odd = Selection.of(IntStream.range(0, 50).map(i -> 2 * i + 1).toArray());
    try (BatchLoader loader = new BatchLoader(IMAGES, Images.PLAIN, odd, keeping(8, 2))) {
      assertThat(numbers(rest(loader.open(0, 0))))
          .hasSize(50)
          .doesNotHaveDuplicates()
          .allMatch(i -> i % 2 == 1);
    }
  }
}
