package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.augment.RandomErasing;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerBlock;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerFormat.Precision;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Optimisation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.LibTorchException;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.Trainer.Start;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that learn from answers that were written down, beside those that ask. */
class StoredRunTest {
  /** Three batches of 32 and a short one of those that are learnt from. */
  private static final int IMAGES = 130;

  /** Of three steps each. */
  private static final int EPOCHS = 7;

  /** Bytes of an answer before its logits, and where the slot is among them. */
  private static final int RECORD_HEAD = 68;

  private static final int SLOT = 4;

  @TempDir Path dir;

  @BeforeAll
  static void prepare() throws LibTorchException {
    NativeSettings.apply(1);
  }

  private static Augmentation augmentation(double flips) {
    return new Augmentation(
        new Crop.RandomResized(.3, 1, .75, 1.5),
        flips,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new RandomErasing(.5, .02, .3, RandomErasing.Fill.PIXEL)),
        Optional.of(new Mixing(.8, 1, 1, .5)));
  }

  private static Augmentation unmixed(Augmentation base) {
    return new Augmentation(
        base.crop(),
        base.flipProbability(),
        base.randAugment(),
        base.colourJitter(),
        base.randomErasing(),
        Optional.empty());
  }

  /** Small steps do not enlarge differences; AdamW would make large ones of small gradients. */
  private static Optimisation sgd(Optimisation base) {
    return new Optimisation(
        base.epochs(),
        base.batch(),
        base.accumulation(),
        base.precision(),
        new OptimizerSpec.Sgd(.9, 0),
        base.schedule(),
        base.average(),
        base.clipNorm());
  }

  private static RunPlan plan(ImageDataset dataset, double flips) {
    return plan(dataset, augmentation(flips));
  }

  private static RunPlan plan(ImageDataset dataset, Augmentation augmentation) {
    Recipe base = Runs.recipe(EPOCHS).withRate(1e-3);
    Recipe recipe =
        new Recipe(
            base.provenance(),
            base.architecture(),
            base.input(),
            base.regularisation(),
            sgd(base.optimisation()),
            new ObjectiveSpec.Distillation(.7, 2),
            augmentation,
            base.fineTuning());
    HoldOut parts = HoldOut.of(dataset, Selection.all(IMAGES), 0.2, 0);
    return new RunPlan(
        recipe,
        dataset,
        parts.training(),
        dataset,
        parts.validation(),
        dataset.classNames(),
        3,
        new RunPlan.Options(1, Duration.ofHours(1)));
  }

  private static RunPlan plan() throws IOException {
    return plan(Runs.slice(), .5);
  }

  private Teacher teacher(RunPlan plan, long seed) throws IOException {
    Path folder =
        SmallTeachers.write(dir.resolve("teacher-" + seed), 3, 40, plan.classNames(), seed);
    return Teachers.open(List.of(folder), plan.classes(), TeacherRuntime.LIBTORCH, 1);
  }

  private static AnswerFormat format(Precision number) {
    return new AnswerFormat(10, Optional.empty(), number);
  }

  private void build(RunPlan plan, Teacher teacher, Path file, Precision number) throws Exception {
    boolean complete =
        new AnswerBuilder(plan, teacher, EPOCHS, format(number))
            .build(file, (done, all) -> {}, () -> false);
    assertThat(complete).isTrue();
  }

  /** A store that has everything but the answers for an image. */
  private static void buildWithout(int image, RunPlan plan, Teacher teacher, Path file)
      throws Exception {
    AnswerFormat format = format(Precision.FLOAT32);
    int record = RECORD_HEAD + format.bytes();
    AnswerBuilder builder = new AnswerBuilder(plan, teacher, EPOCHS, format);
    try (AnswerWriter writer = AnswerWriter.open(file, builder.header());
        AnswerBlocks blocks = builder.blocks()) {
      blocks.ask(
          0,
          builder.header().blocks(),
          block -> {
            ByteArrayOutputStream left = new ByteArrayOutputStream();
            ByteBuffer all = ByteBuffer.wrap(block.records());
            for (int at = 0; at < all.capacity(); at += record) {
              if (all.getInt(at + SLOT) != image) {
                left.write(block.records(), at, record);
              }
            }
            writer.append(new AnswerBlock(block.number(), left.toByteArray()));
          },
          () -> false);
    }
  }

  /** Losses of the steps. */
  private List<Double> train(RunPlan plan, String folder, Guidance guidance) throws Exception {
    List<Double> losses = new ArrayList<>();
    Runs.Silent listener =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            losses.add(report.loss());
          }
        };
    new Trainer(plan, new RunFolder(dir.resolve(folder)), listener, () -> false)
        .taughtBy(guidance)
        .run(InitialWeights.random(plan), Start.FRESH);
    return losses;
  }

  @Test
  void whatIsStoredTeachesAsTheTeacherDoes() throws Exception {
    RunPlan plan = plan();
    Path exact = dir.resolve("exact");
    Path half = dir.resolve("half");
    List<Double> asked;
    try (Teacher teacher = teacher(plan, 1)) {
      asked = train(plan, "asked", new Guidance.Asked(teacher));
      build(plan, teacher, exact, Precision.FLOAT32);
      build(plan, teacher, half, Precision.FLOAT16);
    }
    try (AnswerStore store = AnswerStore.open(exact)) {
      assertThat(train(plan, "stored", new Guidance.Stored(store))).isEqualTo(asked);
    }
    assertThat(dir.resolve("stored/last/model.safetensors"))
        .hasSameBinaryContentAs(dir.resolve("asked/last/model.safetensors"));
    try (AnswerStore store = AnswerStore.open(half)) {
      List<Double> losses = train(plan, "half-stored", new Guidance.Stored(store));
      assertThat(losses).hasSize(3 * EPOCHS).isNotEqualTo(asked);
      // Of the same weights; from then on the two runs go apart.
      assertThat(losses.get(0)).isCloseTo(asked.get(0), within(1e-3));
    }
    assertThat(Files.size(half)).isLessThan(Files.size(exact));
  }

  @Test
  void buildingGoesOnToTheSameBits() throws Exception {
    RunPlan plan = plan();
    Path whole = dir.resolve("whole");
    Path stopped = dir.resolve("stopped");
    try (Teacher teacher = teacher(plan, 1)) {
      build(plan, teacher, whole, Precision.FLOAT32);
      int[] blocks = {0};
      AnswerBuilder builder = new AnswerBuilder(plan, teacher, EPOCHS, format(Precision.FLOAT32));
      assertThat(builder.build(stopped, (done, all) -> blocks[0] = done, () -> blocks[0] == 23))
          .isFalse();
      // As a process leaves it that is killed while it writes.
      byte[] written = Files.readAllBytes(stopped);
      Files.write(stopped, Arrays.copyOf(written, written.length - 100));
      List<Integer> done = new ArrayList<>();
      assertThat(builder.build(stopped, (now, all) -> done.add(now), () -> false)).isTrue();
      assertThat(done).containsExactly(22, 23, 24, 25, 26, 27, 28);
      assertThat(stopped).hasSameBinaryContentAs(whole);
    }
    try (Teacher other = teacher(plan, 2)) {
      assertThatThrownBy(() -> build(plan, other, whole, Precision.FLOAT32))
          .isInstanceOf(TeacherException.class)
          .hasMessageContaining(whole + ": is a store of something else: the teacher was ");
    }
  }

  @Test
  void otherViewsAreRefused() throws Exception {
    RunPlan plan = plan();
    Path file = dir.resolve("store");
    try (Teacher teacher = teacher(plan, 1)) {
      build(plan, teacher, file, Precision.FLOAT32);
    }
    try (AnswerStore store = AnswerStore.open(file)) {
      Guidance guidance = new Guidance.Stored(store);
      assertThatThrownBy(() -> train(plan(Runs.slice(), .25), "a", guidance))
          .isInstanceOf(TrainingException.class)
          .hasMessageStartingWith(
              file
                  + ": holds a teacher's answers to other views: the augmentation was"
                  + " Augmentation[crop=")
          .hasMessageEndingWith("; give the same, or build another store");
      assertThatThrownBy(() -> train(plan(Runs.permuted(Runs.slice(), 1), .5), "b", guidance))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("to other views: the data (names) was ");
      assertThat(dir.resolve("a")).doesNotExist();
    }
  }

  /** The fingerprint of the data reads some images alone. */
  @Test
  void anImageThatChangedIsFound() throws Exception {
    RunPlan plan = plan();
    Path file = dir.resolve("store");
    try (Teacher teacher = teacher(plan, 1)) {
      build(plan, teacher, file, Precision.FLOAT32);
    }
    int changed = plan.trainingPart().get(5);
    RunPlan other = plan(ChangedImage.of(Runs.slice(), changed), .5);
    try (AnswerStore store = AnswerStore.open(file)) {
      assertThatThrownBy(() -> train(other, "run", new Guidance.Stored(store)))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining(" does not look as it did to the teacher; ");
    }
  }

  /** Nobody is taught with an answer that there is not, as stores of before had some left out. */
  @Test
  void answersAreShuffledWithoutAnImageThatHasNone() throws Exception {
    RunPlan plan = plan(Runs.slice(), unmixed(augmentation(.5)));
    int gone = plan.trainingPart().get(5);
    Path file = dir.resolve("store");
    try (Teacher teacher = teacher(plan, 1)) {
      buildWithout(gone, plan, teacher, file);
    }
    try (AnswerStore store = AnswerStore.open(file)) {
      assertThat(store.isAnswered(0, gone)).isFalse();
      Guidance shuffled =
          new Guidance.Stored(store, Optional.empty(), new AnswerPairing.ShuffledWithinClass(1));
      assertThat(train(plan, "shuffled", shuffled)).hasSize(3 * EPOCHS);
    }
  }

  /** As of a disk that fails: no image is left out for it. */
  @Test
  void aStoreThatCannotBeReadEndsTheRun() throws Exception {
    RunPlan plan = plan();
    Path file = dir.resolve("store");
    try (Teacher teacher = teacher(plan, 1)) {
      build(plan, teacher, file, Precision.FLOAT32);
    }
    AnswerStore store = AnswerStore.open(file);
    store.close();
    assertThatThrownBy(() -> train(plan, "run", new Guidance.Stored(store)))
        .isInstanceOf(TrainingException.class)
        .hasMessageEndingWith("; the run is saved, and once it can be read, a resumed run goes on");
    assertThat(new RunFolder(dir.resolve("run")).isUsed()).isTrue();
  }
}
