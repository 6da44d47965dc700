package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.LabelShare;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.SourceSpec;
import mobilenet.train.recipe.SourceSpec.Images;
import mobilenet.train.torch.LibTorchException;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.Trainer.Start;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that learn from several sources of views, one of them without labels. */
class MixedRunTest {
  private static final AnswerFormat EXACT =
      new AnswerFormat(10, Optional.empty(), AnswerFormat.Precision.FLOAT32);
  private static final Augmentation CROPS =
      new Augmentation(
          new Crop.RandomResized(.3, 1, .75, 1.5),
          .5,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final Augmentation MIXUP =
      new Augmentation(
          CROPS.crop(),
          .5,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(new Mixing(1, 1, 0, 0)));
  private static final List<SourceSpec> SOURCES =
      List.of(
          new SourceSpec("crops", 1, Images.LABELLED, CROPS),
          new SourceSpec("mixup", 1, Images.LABELLED, MIXUP),
          new SourceSpec("pool", 2, Images.POOL, CROPS));

  @TempDir Path dir;

  @BeforeAll
  static void prepare() throws LibTorchException {
    NativeSettings.apply(1);
  }

  private static RunPlan plan(List<SourceSpec> sources) throws IOException {
    ImageDataset dataset = Runs.slice();
    Recipe recipe = Runs.recipe(2).withObjective(new ObjectiveSpec.Distillation(1, 1, sources));
    HoldOut parts = HoldOut.of(dataset, Selection.all(240), 0.2, 0);
    return new RunPlan(
        recipe,
        dataset,
        LabelShare.of(dataset, parts.training(), .5, 0).labelled(),
        dataset,
        parts.validation(),
        dataset.classNames(),
        3,
        new RunPlan.Options(1, Duration.ofHours(1)));
  }

  private static Pool pool(RunPlan plan) {
    HoldOut parts = HoldOut.of(plan.training(), Selection.all(240), 0.2, 0);
    return Pool.within(
        plan.training(), LabelShare.of(plan.training(), parts.training(), .5, 0).rest());
  }

  /** Of the runtime whose answers do not depend on the batch: a store's batches are others. */
  private Teacher teacher(RunPlan plan) throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("teacher"), 3, 40, plan.classNames(), 1);
    return Teachers.open(List.of(folder), plan.classes(), TeacherRuntime.JAVA, 1);
  }

  private void train(RunPlan plan, String folder, Guidance guidance, Start start, int steps)
      throws Exception {
    int[] done = {0};
    Runs.Silent counting =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            done[0]++;
          }
        };
    new Trainer(plan, new RunFolder(dir.resolve(folder)), counting, () -> done[0] >= steps)
        .taughtBy(guidance)
        .run(InitialWeights.random(plan), start);
  }

  private void assertSameWeights(String one, String other) {
    assertThat(dir.resolve(one + "/last/model.safetensors"))
        .hasSameBinaryContentAs(dir.resolve(other + "/last/model.safetensors"));
  }

  @Test
  void askedStoredAndInterruptedLearnTheSame() throws Exception {
    RunPlan plan = plan(SOURCES);
    Path file = dir.resolve("store");
    try (Teacher teacher = teacher(plan)) {
      Pool screened =
          new PoolScreening(0, Optional.of(6))
              .screen(plan, pool(plan), teacher, (done, all) -> {}, () -> false)
              .orElseThrow()
              .pool();
      // A network that has learnt nothing finds few of the classes, so that images are repeated.
      assertThat(screened.part().stream().distinct().count()).isLessThan(screened.part().size());
      Optional<MixedImages> mixed = MixedImages.of(plan, Optional.of(screened));
      Guidance asked = new Guidance.Asked(teacher, mixed);
      train(plan, "asked", asked, Start.FRESH, 99);
      train(plan, "stopped", asked, Start.FRESH, 2);
      train(plan, "stopped", asked, Start.RESUMED, 99);
      assertSameWeights("stopped", "asked");
      List<Integer> replicas = AnswerBuilder.replicas(plan, mixed, 2);
      // 96 images: of 192 views, 48 are of each of the first two.
      assertThat(replicas.subList(0, 2)).containsExactly(1, 1);
      assertThat(
              new AnswerBuilder(plan, teacher, mixed, replicas, EXACT)
                  .build(file, (done, all) -> {}, () -> false))
          .isTrue();
      assertThatThrownBy(() -> train(plan, "other", new Guidance.Asked(teacher), Start.FRESH, 1))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("shows a pool of images without labels, and there is none");
    }
    // The store knows which images of the pool count.
    try (AnswerStore store = AnswerStore.open(file)) {
      Optional<MixedImages> mixed = MixedImages.stored(plan, Optional.of(pool(plan)), store);
      Guidance stored = new Guidance.Stored(store, mixed, new AnswerPairing.Own());
      train(plan, "stored", stored, Start.FRESH, 99);
      assertSameWeights("stored", "asked");
    }
    // Other ratios learn from the same store.
    RunPlan crops =
        plan(SOURCES.stream().map(s -> s.withRatio(s.name().equals("crops") ? 1 : 0)).toList());
    try (AnswerStore store = AnswerStore.open(file)) {
      Optional<MixedImages> mixed = MixedImages.stored(crops, Optional.of(pool(crops)), store);
      train(
          crops,
          "crops",
          new Guidance.Stored(store, mixed, new AnswerPairing.Own()),
          Start.FRESH,
          99);
      train(
          crops,
          "shuffled",
          new Guidance.Stored(store, mixed, new AnswerPairing.ShuffledWithinClass(1)),
          Start.FRESH,
          99);
      assertThat(
              Files.mismatch(
                  dir.resolve("crops/last/model.safetensors"),
                  dir.resolve("shuffled/last/model.safetensors")))
          .isNotNegative();
      assertThatThrownBy(
              () ->
                  train(
                      plan,
                      "refused",
                      new Guidance.Stored(
                          store, mixed(store), new AnswerPairing.ShuffledWithinClass(1)),
                      Start.FRESH,
                      1))
          .isInstanceOf(TrainingException.class)
          .hasMessage(
              "answers are shuffled within a class, and mixed images are of two; leave mixing out"
                  + " of the recipe slice");
    }
  }

  private Optional<MixedImages> mixed(AnswerStore store) throws IOException {
    RunPlan plan = plan(SOURCES);
    return MixedImages.stored(plan, Optional.of(pool(plan)), store);
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    RunPlan plan = plan(SOURCES);
    assertThatThrownBy(() -> MixedImages.of(plan, Optional.empty()))
        .hasMessage(
            "the recipe slice shows a pool of images without labels, and there is none; give one"
                + " with `mobilenet distil --pool DIR` or `--pool-rest`");
    Pool leaking = Pool.within(plan.training(), Selection.all(240));
    assertThatThrownBy(() -> MixedImages.of(plan, Optional.of(leaking)))
        .hasMessage("48 images of the pool are held out to choose by; leave them out of the pool");
    RunPlan without = plan(SOURCES.subList(0, 2));
    assertThatThrownBy(() -> MixedImages.of(without, Optional.of(pool(without))))
        .hasMessage(
            "there is a pool of images, and no source of the recipe slice shows it; give the recipe"
                + " one, or leave the pool out");
    assertThatThrownBy(() -> new ObjectiveSpec.Distillation(.9, 1, SOURCES))
        .hasMessage(
            "weight must be 1 where a pool is shown, whose images have no labels, given 0.9");
  }

  @Test
  void otherSourcesThanTheStoresAreRefused() throws Exception {
    List<SourceSpec> labelled = SOURCES.subList(0, 2);
    RunPlan plan = plan(labelled);
    Path one = dir.resolve("one");
    Path two = dir.resolve("two");
    try (Teacher teacher = teacher(plan)) {
      build(plan(labelled.subList(0, 1)), teacher, one);
      build(plan, teacher, two);
    }
    try (AnswerStore store = AnswerStore.open(one)) {
      String message =
          one
              + ": holds views of [crops], and the recipe shows [crops, mixup]; give the same"
              + " sources, or build another store";
      assertThatThrownBy(() -> MixedImages.stored(plan, Optional.empty(), store))
          .isInstanceOf(TrainingException.class)
          .hasMessage(message);
      Guidance all =
          new Guidance.Stored(
              store, MixedImages.of(plan, Optional.empty()), new AnswerPairing.Own());
      assertThatThrownBy(() -> train(plan, "refused", all, Start.FRESH, 1))
          .isInstanceOf(TrainingException.class)
          .hasMessage(message);
    }
    RunPlan turned = plan(List.of(labelled.get(1), labelled.get(0)));
    try (AnswerStore store = AnswerStore.open(two)) {
      assertThat(MixedImages.stored(plan, Optional.empty(), store)).isPresent();
      assertThatThrownBy(() -> MixedImages.stored(turned, Optional.empty(), store))
          .isInstanceOf(TrainingException.class)
          .hasMessageEndingWith(
              ": holds views of [crops, mixup], and the recipe shows [mixup, crops]; give the same"
                  + " sources in the same order, or build another store");
    }
  }

  private static void build(RunPlan plan, Teacher teacher, Path file) throws Exception {
    Optional<MixedImages> mixed = MixedImages.of(plan, Optional.empty());
    List<Integer> replicas = AnswerBuilder.replicas(plan, mixed, 1);
    assertThat(
            new AnswerBuilder(plan, teacher, mixed, replicas, EXACT)
                .build(file, (done, all) -> {}, () -> false))
        .isTrue();
  }
}
