package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.Classifier;
import mobilenet.Verification;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Stage;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import mobilenet.file.FolderLock;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeReader;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.Trainer.Start;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real training of a small network, in seconds. */
class TrainerTest {
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final int EPOCHS = 8;

  /** A run of two epochs that nothing interrupted. */
  @TempDir static Path whole;

  @TempDir Path dir;

  @BeforeAll
  static void trainTheWholeRunOnOneThread() throws Exception {
    NativeSettings.apply(1);
    train(Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM), whole, Start.FRESH);
  }

  private static RunResult train(RunPlan plan, Path folder, Start start) throws Exception {
    return new Trainer(plan, new RunFolder(folder), new Runs.Silent(), () -> false)
        .run(InitialWeights.random(plan), start);
  }

  /** Chance is 10 %; 200 images of the test split have a standard deviation of 2 % there. */
  @Test
  void learnsWhatTheJavaRuntimeConfirms() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(EPOCHS), Runs.slice(), SELDOM);
    List<EpochMetrics> reports = new ArrayList<>();
    double[] lastRate = {0};
    RunResult result =
        new Trainer(
                plan,
                new RunFolder(dir),
                new Runs.Silent() {
                  @Override
                  public void step(StepReport report) {
                    lastRate[0] = report.rate();
                  }

                  @Override
                  public void epoch(EpochMetrics report) {
                    reports.add(report);
                    assertThat(report.rate()).isEqualTo(lastRate[0]);
                  }
                },
                () -> false)
            .run(InitialWeights.random(plan), Start.FRESH);

    assertThat(result.completed()).isTrue();
    assertThat(reports).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(reports.get(EPOCHS - 1).training().loss())
        .isLessThan(reports.get(0).training().loss());
    assertThat(result.bestTop1()).isGreaterThan(0.5);
    ImageDataset test =
        ImageDatasets.open(Path.of("src/test/resources/fashion-mnist-slice"), Split.TEST);
    try (Classifier classifier = Classifier.load(dir.resolve("best"))) {
      Evaluation evaluation =
          new Evaluator(classifier, 1).evaluate(test, Integer.MAX_VALUE, () -> {});
      assertThat(evaluation.top1()).isGreaterThan(0.5);
    }
    assertThat(RecipeReader.read(dir.resolve("recipe.yaml"))).isEqualTo(plan.recipe());
    assertThat(Verification.of(dir.resolve("best")).passed()).isTrue();
  }

  /** Four standard deviations of 200 images above chance. */
  @Test
  void labelsWithoutMeaningStayAtChance() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(EPOCHS), Runs.permuted(Runs.slice(), 1), SELDOM);
    double top1 = new Trial(plan, Runs::unexpected).run(InitialWeights.random(plan)).top1();
    assertThat(top1).isLessThan(0.1 + 4 * Math.sqrt(0.1 * 0.9 / 200));
  }

  @Test
  void goesOnToTheSameBitsWhereverItStopped() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    for (int stop : new int[] {1, 17, 25, 26, 49}) {
      Path folder = dir.resolve("stopped-" + stop);
      int[] steps = {0};
      Runs.Silent counting =
          new Runs.Silent() {
            @Override
            public void step(StepReport report) {
              steps[0]++;
            }
          };
      RunResult result =
          new Trainer(plan, new RunFolder(folder), counting, () -> steps[0] == stop)
              .run(InitialWeights.random(plan), Start.FRESH);
      assertThat(result.completed()).as("stopped after %d", stop).isFalse();
      train(plan, folder, Start.RESUMED);
      for (String file : List.of("last/model.safetensors", "best/model.safetensors")) {
        assertThat(folder.resolve(file))
            .as("stopped after %d", stop)
            .hasSameBinaryContentAs(whole.resolve(file));
      }
    }
  }

  /** Begun in a language with digits of its own, resumed in another. */
  @ParameterizedTest
  @ValueSource(strings = {"fa-IR-u-nu-arabext", "tr-TR", "th-TH-u-ca-buddhist-nu-thai"})
  void theLanguageOfTheSystemIsNoPartOfARun(String language) throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    Path folder = dir.resolve("begun");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      boolean[] measured = {false};
      Runs.Silent listener =
          new Runs.Silent() {
            @Override
            public void epoch(EpochMetrics report) {
              measured[0] = true;
            }
          };
      new Trainer(plan, new RunFolder(folder), listener, () -> measured[0])
          .run(InitialWeights.random(plan), Start.FRESH);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(train(plan, folder, Start.RESUMED).completed()).isTrue();
    for (String file :
        List.of(
            "last/model.safetensors",
            "best/model.safetensors",
            "last/config.json",
            "last/selftest.json",
            "recipe.yaml",
            "curves.png")) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("[a-z0-9.]+"));
    }
  }

  @Test
  void resumesOnlyItsOwnRun() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), SELDOM);
    assertThatThrownBy(() -> train(plan, dir, Start.RESUMED))
        .isInstanceOf(TrainingException.class)
        .hasMessageEndingWith("there is nothing to resume; start the run from its beginning");
    train(plan, dir, Start.FRESH);
    RunPlan other = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    assertThatThrownBy(() -> train(other, dir, Start.RESUMED))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            ".*resume\\.safetensors: is of another run: the recipe was slice \\([0-9a-f]{8}\\) of"
                + " mobilenetv4_conv_small_035, here slice \\([0-9a-f]{8}\\) of"
                + " mobilenetv4_conv_small_035; give the same recipe and options, or another"
                + " --output");
  }

  /** The smallest network with a stage less, under a name of its own. */
  private static Recipe ownRecipe(int epochs) {
    Architecture base = Catalogue.get("mobilenetv4_conv_small_035");
    List<Stage> stages = new ArrayList<>(base.stages());
    stages.remove(2);
    return Runs.recipe(epochs).withArchitecture(base.withStages(stages).named("own"));
  }

  @Test
  void aNetworkOfOnesOwnGoesOnFromItsFolderAlone() throws Exception {
    RunPlan plan = Runs.plan(ownRecipe(2), Runs.slice(), SELDOM);
    Path uninterrupted = dir.resolve("whole");
    train(plan, uninterrupted, Start.FRESH);
    Path folder = dir.resolve("stopped");
    int[] steps = {0};
    Runs.Silent counting =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            steps[0]++;
          }
        };
    new Trainer(plan, new RunFolder(folder), counting, () -> steps[0] == 30)
        .run(InitialWeights.random(plan), Start.FRESH);

    Recipe kept = Runs.recipe(2).withArchitecture(new RunFolder(folder).architecture());
    assertThat(kept.architecture()).isEqualTo(plan.recipe().architecture());
    assertThat(train(Runs.plan(kept, Runs.slice(), SELDOM), folder, Start.RESUMED).completed())
        .isTrue();
    for (String file :
        List.of("last/model.safetensors", "best/model.safetensors", "last/config.json")) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(uninterrupted.resolve(file));
    }
    assertThat(Verification.of(folder.resolve("last")).passed()).isTrue();

    RunPlan other = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    assertThatThrownBy(() -> train(other, folder, Start.RESUMED))
        .hasMessageMatching(
            ".*: is of another run: the network was own \\([0-9a-f]{12}\\), here"
                + " mobilenetv4_conv_small_035 \\([0-9a-f]{12}\\); give the same network"
                + " and --from, or another --output");
  }

  @Test
  void aSnapshotOfAnotherVersionIsRefused() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), SELDOM);
    Map<String, Tensor> none = Map.of("a", new Tensor(List.of(1), new float[1]));
    Path snapshot = new RunFolder(dir).snapshot();
    new SafeTensorsWriter(DType.F32, Map.of("version", "3")).write(snapshot, new MapWeights(none));
    assertThatThrownBy(() -> train(plan, dir, Start.RESUMED))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            snapshot
                + ": is a snapshot of version 3, and this release goes on from version 4 alone;"
                + " finish the run with the release that began it, or start anew in another folder");
  }

  @Test
  void aDamagedSnapshotIsNamed() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), SELDOM);
    train(plan, dir, Start.FRESH);
    Path snapshot = new RunFolder(dir).snapshot();
    byte[] bytes = Files.readAllBytes(snapshot);
    Files.write(snapshot, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> train(plan, dir, Start.RESUMED))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("resume.safetensors");
  }

  @Test
  void aRateOfMadnessStopsWithTheLayer() throws Exception {
    Recipe mad = Runs.recipe(1).withRate(1e30);
    RunPlan plan = Runs.plan(mad, Runs.slice(), SELDOM);
    assertThatThrownBy(() -> train(plan, dir, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching("update \\d+ \\(epoch 1, batch \\d+\\) at the learning rate .*")
        .hasMessageContaining("is not finite")
        .hasMessageContaining("lower the rate");
    assertThat(new RunFolder(dir).snapshot()).isRegularFile();
  }

  @Test
  void aFolderIsOneRunsAtATime() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    Path half = Files.writeString(dir.resolve(".resume.safetensors.1-2.tmp"), "being written");
    try (FolderLock another = FolderLock.of(dir)) {
      assertThat(another).isNotNull();
      for (Start start : Start.values()) {
        assertThatThrownBy(() -> train(plan, dir, start))
            .hasMessageStartingWith(dir + ": another process writes to this folder");
      }
      assertThat(half).hasContent("being written");
    }
    train(plan, dir, Start.FRESH);
    assertThat(half).doesNotExist();
  }

  @Test
  void leavesNothingHalfWritten() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), SELDOM);
    Files.createDirectories(dir.resolve("last"));
    Files.writeString(dir.resolve("last/.model.safetensors.1-2.tmp"), "half");
    train(plan, dir, Start.FRESH);
    assertThat(dir.resolve("last/.model.safetensors.1-2.tmp")).doesNotExist();
    try (Checkpoint checkpoint = Checkpoint.open(dir.resolve("last"))) {
      assertThat(checkpoint.config().others().members().keySet()).contains("training");
    }
  }

  /** A file where a folder must be: like a full disk, it fails in the middle of the run. */
  @Test
  void losesNothingWhereItCannotWrite() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    Files.writeString(dir.resolve("last"), "in the way");
    assertThatThrownBy(() -> train(plan, dir, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "%1$s/last: cannot be written: expected a folder or nothing, found the file %1$s/last;"
                + " the run is saved; put that right, and a resumed run goes on",
            dir);
    Files.delete(dir.resolve("last"));
    assertThat(train(plan, dir, Start.RESUMED).completed()).isTrue();
  }

  @Test
  void oneAtATimeIsRefusedAtOnce() throws Exception {
    Recipe recipe = Runs.recipe(1).withBatch(1);
    assertThatThrownBy(() -> Runs.plan(recipe, Runs.slice(), SELDOM))
        .hasMessageContaining("one image at a time, of which batch norm has no statistics");
  }
}
