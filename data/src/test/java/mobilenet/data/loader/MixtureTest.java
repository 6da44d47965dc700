package mobilenet.data.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.Mixture.Source;
import mobilenet.data.loader.View.Place;
import org.junit.jupiter.api.Test;

class MixtureTest {
  private static final Images IMAGES = Images.of(200, 10);
  private static final SampleTransform BLENDED =
      new SampleTransform(
          new Augmentation(
              new Crop.Evaluation(),
              0,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Mixing(1, 1, 0, 0))),
          Images.PLAIN.preprocessing());

  private static Source source(String name, double ratio, int first, int count) {
    Selection images = Selection.of(IntStream.range(first, first + count).toArray());
    return new Source(name, ratio, images, Images.PLAIN, !name.equals("pool"));
  }

  private static Mixture mixture(int size, Source... sources) {
    return new Mixture(List.of(sources), size, 5, Optional.empty());
  }

  private static List<View> views(ViewOrder order, int epoch) throws Exception {
    ViewOrder.InEpoch views = order.epoch(epoch);
    List<View> all = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      View view = views.view(i).orElseThrow();
      assertThat(view.part().index()).isEqualTo(views.index(i));
      all.add(view);
    }
    return all;
  }

  private static List<Integer> sources(List<View> views) {
    return views.stream().map(view -> view.place().source()).toList();
  }

  @Test
  void everyEpochHasTheRatios() throws Exception {
    Mixture mixture =
        mixture(10, source("a", 1, 0, 7), source("b", 1, 7, 20), source("pool", 2, 27, 90));
    // 2.5, 2.5 and 5: what is left goes to the earlier of those that lost as much.
    assertThat(mixture.quotas()).containsExactly(3, 2, 5);
    for (int epoch = 0; epoch < 4; epoch++) {
      assertThat(sources(views(mixture, epoch)))
          .containsExactlyInAnyOrder(0, 0, 0, 1, 1, 2, 2, 2, 2, 2);
    }
    assertThat(sources(views(mixture, 0))).isNotEqualTo(sources(views(mixture, 1)));
    assertThat(mixture(9, source("a", 0, 0, 7), source("b", .1, 7, 2)).quotas())
        .containsExactly(0, 9);
  }

  @Test
  void aSourceShowsAllImagesBeforeOneComesAgain() throws Exception {
    Mixture mixture = mixture(8, source("a", 3, 10, 7), source("pool", 5, 50, 3));
    Map<Place, Integer> seen = new HashMap<>();
    Map<Integer, Integer> shown = new HashMap<>();
    int views = 0;
    for (int epoch = 0; epoch < 7; epoch++) {
      for (View view : views(mixture, epoch)) {
        seen.merge(view.place(), 1, Integer::sum);
        if (view.place().source() == 0) {
          assertThat(view.place().pass()).isEqualTo(views++ / 7);
          shown.merge(view.part().index(), 1, Integer::sum);
        }
      }
    }
    assertThat(seen.values()).containsOnly(1);
    assertThat(shown.keySet())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(10, 17).boxed().toList());
    assertThat(shown.values()).containsOnly(3);
  }

  /** What was stored for one mixture serves others. */
  @Test
  void ratiosDoNotChangeWhatAnImageShows() throws Exception {
    Map<Place, View> all = new HashMap<>();
    Mixture one = mixture(40, source("a", 1, 0, 20), source("pool", 1, 20, 60));
    for (int pass = 0; pass < 5; pass++) {
      views(one.passes(0), pass).forEach(view -> all.put(view.place(), view));
      views(one.passes(1), pass).forEach(view -> all.put(view.place(), view));
    }
    Mixture other = mixture(24, source("a", 3, 0, 20), source("pool", 1, 20, 60));
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(views(other, epoch)).allMatch(view -> view.equals(all.get(view.place())));
      assertThat(views(one, epoch)).allMatch(view -> view.equals(all.get(view.place())));
    }
    assertThat(all.values().stream().map(view -> view.part().seed()).distinct()).hasSize(400);
  }

  @Test
  void theSeedDecides() throws Exception {
    Source[] sources = {source("a", 1, 0, 20), source("pool", 1, 20, 60)};
    assertThat(views(mixture(40, sources), 3)).isEqualTo(views(mixture(40, sources), 3));
    Mixture other = new Mixture(List.of(sources), 40, 6, Optional.empty());
    assertThat(views(other, 3)).isNotEqualTo(views(mixture(40, sources), 3));
  }

  @Test
  void partnersAreOfTheSameSource() throws Exception {
    Source blended = new Source("mixup", 1, Selection.of(4, 90, 91, 92), BLENDED, true);
    Mixture mixture = mixture(40, source("a", 1, 0, 20), blended);
    double least = 1;
    double most = 0;
    for (View view : views(mixture, 1)) {
      assertThat(view.partner().isPresent()).isEqualTo(view.place().source() == 1);
      if (view.partner().isPresent()) {
        assertThat(view.partner().get().part().index())
            .isIn(4, 90, 91, 92)
            .isNotEqualTo(view.part().index());
        least = Math.min(least, view.partner().get().mix().share());
        most = Math.max(most, view.partner().get().mix().share());
      }
    }
    assertThat(least).as("uniform on 0 to 1, 20 draws").isBetween(0.0, .3);
    assertThat(most).isBetween(.7, 1.0);
    Mixture alone =
        mixture(3, new Source("one", 1, Selection.of(4), BLENDED, true)); // Nobody to mix with.
    assertThat(views(alone, 0)).allMatch(view -> view.partner().isEmpty());
  }

  @Test
  void theLoaderShowsIt() throws Exception {
    Source blended = new Source("mixup", 1, Selection.of(4, 90, 91, 92), BLENDED, true);
    Mixture mixture = mixture(30, source("a", 1, 0, 20), blended, source("pool", 1, 100, 60));
    List<Batch> whole = batches(mixture, 1, 0);
    assertThat(whole).hasSize(4);
    int length = Images.PLAIN.length();
    for (Batch batch : whole) {
      for (int i = 0; i < batch.size(); i++) {
        View view = batch.views().get(i);
        int index = view.part().index();
        double share = view.partner().map(p -> p.mix().share()).orElse(1.0);
        int partner = view.partner().map(p -> p.part().index()).orElse(index);
        assertThat(255 * batch.images()[i * length])
            .isCloseTo((float) (share * index + (1 - share) * partner), within(1e-3f));
        assertThat(batch.labels()[i])
            .isEqualTo(view.place().source() == 2 ? Batch.UNLABELLED : index % 10);
      }
    }
    // Taken up in the middle, by more threads.
    List<Batch> rest = batches(mixture, 3, 2);
    assertThat(rest).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(rest.get(i).images()).isEqualTo(whole.get(2 + i).images());
      assertThat(rest.get(i).views()).isEqualTo(whole.get(2 + i).views());
    }
  }

  private static List<Batch> batches(Mixture mixture, int threads, int first) throws Exception {
    LoaderOptions options = LoaderOptions.training(8, 99, threads).withLastBatch(LastBatch.KEEP);
    List<Batch> batches = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(IMAGES, mixture, options);
        Epoch epoch = loader.open(2, first)) {
      for (Optional<Batch> b = epoch.next(); b.isPresent(); b = epoch.next()) {
        batches.add(b.get());
      }
    }
    return batches;
  }

  @Test
  void recordedViewsAreShownAgain() throws Exception {
    View other = View.of(new Place(0, 3, 0), new View.Part(3, 42));
    Mixture mixture =
        new Mixture(
            List.of(source("a", 1, 0, 20)),
            20,
            5,
            Optional.of(place -> place.slot() == 3 ? Optional.of(other) : Optional.empty()));
    ViewOrder.InEpoch views = mixture.epoch(0);
    for (int i = 0; i < 20; i++) {
      assertThat(views.view(i))
          .isEqualTo(views.index(i) == 3 ? Optional.of(other) : Optional.empty());
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> mixture(5, source("a", 0, 0, 2), source("b", 0, 0, 2)))
        .hasMessage("one of the sources must have a ratio above 0, given [a=0.0, b=0.0]");
    assertThatThrownBy(() -> source("a", -1, 0, 2))
        .hasMessage("the ratio of a must be 0 or more, given -1.0");
    assertThatThrownBy(() -> source("a", 1, 0, 0))
        .hasMessage("a has no images; expected at least 1");
  }
}
