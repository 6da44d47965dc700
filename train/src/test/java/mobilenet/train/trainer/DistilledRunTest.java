package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.image.Preprocessing;
import mobilenet.json.JsonWriter;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.distillation.Views;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.LibTorchException;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.Trainer.Start;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that learn from a teacher. */
class DistilledRunTest {
  private static final Duration SELDOM = Duration.ofHours(1);

  /** Five batches of those that are learnt from. */
  private static final int IMAGES = 220;

  @TempDir Path dir;

  @BeforeAll
  static void prepare() throws LibTorchException {
    NativeSettings.apply(1);
  }

  /** With mixed images, as V4's students see them. */
  private static Recipe recipe(ObjectiveSpec objective) {
    Recipe base = Runs.recipe(1);
    Augmentation mixed =
        new Augmentation(
            new Crop.PadAndCrop(2),
            0.5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Mixing(0.7, 1, 1, 0.5)));
    return new Recipe(
        base.provenance(),
        base.architecture(),
        base.input(),
        base.regularisation(),
        base.optimisation(),
        objective,
        mixed,
        base.fineTuning());
  }

  private static RunPlan plan(ObjectiveSpec objective) throws IOException {
    ImageDataset dataset = Runs.slice();
    HoldOut parts = HoldOut.of(dataset, Selection.all(IMAGES), 0.2, 0);
    return new RunPlan(
        recipe(objective),
        dataset,
        parts.training(),
        dataset,
        parts.validation(),
        dataset.classNames(),
        3,
        new RunPlan.Options(1, SELDOM));
  }

  private Path checkpoint(String name, RunPlan plan, long seed) throws IOException {
    return SmallTeachers.write(dir.resolve(name), 3, 40, plan.classNames(), seed);
  }

  private static Teacher open(RunPlan plan, Path... folders) throws IOException {
    return Teachers.open(List.of(folders), plan.classes(), TeacherRuntime.LIBTORCH, 1);
  }

  private RunResult train(RunPlan plan, String folder, Teacher teacher, Start start)
      throws Exception {
    return new Trainer(plan, new RunFolder(dir.resolve(folder)), new Runs.Silent(), () -> false)
        .taughtBy(new Guidance.Asked(teacher))
        .run(InitialWeights.random(plan), start);
  }

  private void stopAfter(int steps, RunPlan plan, String folder, Teacher teacher) throws Exception {
    int[] done = {0};
    Runs.Silent counting =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            done[0]++;
          }
        };
    new Trainer(plan, new RunFolder(dir.resolve(folder)), counting, () -> done[0] == steps)
        .taughtBy(new Guidance.Asked(teacher))
        .run(InitialWeights.random(plan), Start.FRESH);
  }

  @Test
  void goesOnToTheSameBitsWithTheSameTeacherAlone() throws Exception {
    RunPlan plan = plan(new ObjectiveSpec.Distillation(.9, 2));
    Path first = checkpoint("first", plan, 1);
    Path second = checkpoint("second", plan, 2);
    try (Teacher teacher = open(plan, first, second)) {
      RunResult result = train(plan, "whole", teacher, Start.FRESH);
      assertThat(result.completed()).isTrue();
      assertThat(result.times().teacher()).isPositive();
      stopAfter(3, plan, "stopped", teacher);
    }
    try (Teacher one = open(plan, first)) {
      assertThatThrownBy(() -> train(plan, "stopped", one, Start.RESUMED))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining(
              "is of another run: the teacher was mean of probabilities of"
                  + " mobilenetv4_conv_small_035 (")
          .hasMessageEndingWith(
              ") by libtorch, here "
                  + one.description()
                  + "; give the same --teacher, --teacher-runtime, --store, --shuffle-within-class,"
                  + " --pool, --pool-rest, --pool-threshold and --pool-per-class, or another"
                  + " --output");
    }
    try (Teacher teacher = open(plan, first, second)) {
      assertThat(train(plan, "stopped", teacher, Start.RESUMED).completed()).isTrue();
      assertThat(dir.resolve("stopped/last/model.safetensors"))
          .hasSameBinaryContentAs(dir.resolve("whole/last/model.safetensors"));
      assertThat(JsonWriter.compact(Checkpoint.config(dir.resolve("whole/last")).toJson()))
          .contains("\"teacher\":\"" + teacher.description() + "\"");
    }
  }

  /** Keeps what it was shown, and says nothing. */
  private static final class Listening implements Teacher {
    private final List<Views> shown = new ArrayList<>();
    private final int classes;

    Listening(int classes) {
      this.classes = classes;
    }

    @Override
    public float[] logits(Views views) {
      shown.add(views);
      return new float[views.count() * classes];
    }

    @Override
    public String hash() {
      return "0";
    }

    @Override
    public String description() {
      return "listening";
    }

    @Override
    public void close() {}
  }

  /** The loaders of a plan give every run the same batches; mixing is drawn from the same seeds. */
  @Test
  void theTeacherSeesWhatTheStudentSees() throws Exception {
    RunPlan plan = plan(ObjectiveSpec.Distillation.MOBILENET_V4);
    Listening teacher = new Listening(plan.classNames().size());
    train(plan, "listened", teacher, Start.FRESH);
    Preprocessing preprocessing = plan.recipe().input().preprocessing();
    try (BatchLoader loader = Loaders.training(plan)) {
      assertThat(teacher.shown).hasSize(loader.batches());
      int mixed = 0;
      int step = 0;
      try (Epoch epoch = loader.open(0, 0)) {
        for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
          float[] plain = Views.of(next.get().images(), next.get().size(), preprocessing).samples();
          float[] shown = teacher.shown.get(step).samples();
          float[] student =
              Views.of(
                      LabelLessons.of(plan)
                          .of(next.get(), 0, TrainingSteps.random(plan.seed(), step))
                          .images(),
                      next.get().size(),
                      preprocessing)
                  .samples();
          assertThat(shown).isEqualTo(student);
          mixed += Arrays.equals(shown, plain) ? 0 : 1;
          step++;
        }
      }
      assertThat(mixed).isBetween(1, loader.batches() - 1);
    }
  }

  /** A teacher without weight changes no bit of what labels alone teach. */
  @Test
  void withoutWeightTheLabelsTeach() throws Exception {
    RunPlan labels = plan(new ObjectiveSpec.Labels(0));
    new Trainer(labels, new RunFolder(dir.resolve("alone")), new Runs.Silent(), () -> false)
        .run(InitialWeights.random(labels), Start.FRESH);
    RunPlan plan = plan(new ObjectiveSpec.Distillation(0, 1));
    train(plan, "unheard", new Listening(plan.classNames().size()), Start.FRESH);
    assertThat(dir.resolve("unheard/last/model.safetensors"))
        .hasSameBinaryContentAs(dir.resolve("alone/last/model.safetensors"));
  }

  @Test
  void recipeAndTeacherBelongTogether() throws Exception {
    RunPlan distils = plan(ObjectiveSpec.Distillation.MOBILENET_V4);
    Trainer alone =
        new Trainer(distils, new RunFolder(dir.resolve("a")), new Runs.Silent(), () -> false);
    assertThatThrownBy(() -> alone.run(InitialWeights.random(distils), Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the recipe slice learns from a teacher, and there is none; give one with `mobilenet"
                + " distil --teacher`, or leave distillation out of the recipe");
    RunPlan labels = plan(new ObjectiveSpec.Labels(0.1));
    assertThatThrownBy(() -> train(labels, "b", new Listening(10), Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "the recipe slice learns from labels alone, and would not listen to the teacher; add"
                + " distillation to the recipe");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aTeacherThatFailsEndsTheRunWithASnapshot() throws Exception {
    RunPlan plan = plan(ObjectiveSpec.Distillation.MOBILENET_V4);
    Path folder = checkpoint("broken", plan, 1);
    int[] asked = {0};
    try (Teacher real = open(plan, folder)) {
      Teacher failing =
          new Teacher() {
            @Override
            public float[] logits(Views views) throws TeacherException {
              if (++asked[0] == 3) {
                float[] nothing = new float[views.samples().length];
                Arrays.fill(nothing, Float.NaN);
                return real.logits(
                    new Views(nothing, views.count(), views.size(), views.channels()));
              }
              return real.logits(views);
            }

            @Override
            public String hash() {
              return real.hash();
            }

            @Override
            public String description() {
              return real.description();
            }

            @Override
            public void close() {}
          };
      assertThatThrownBy(() -> train(plan, "run", failing, Start.FRESH))
          .isInstanceOf(TrainingException.class)
          .hasMessage(
              folder
                  + ": the teacher answers NaN for an image; check it with `verify`; the run is"
                  + " saved");
      assertThat(train(plan, "run", real, Start.RESUMED).completed()).isTrue();
    }
  }
}
