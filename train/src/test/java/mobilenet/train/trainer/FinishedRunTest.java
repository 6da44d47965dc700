package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.Verification;
import mobilenet.data.loader.ImageMemoryException;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.TensorBoardLog;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;
import mobilenet.train.trainer.Trainer.Start;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails around the last epoch: the work is kept, and resuming ends it. */
class FinishedRunTest {
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Recipe ONE_EPOCH = Runs.recipe(1);

  @TempDir Path dir;

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private static RunPlan plan(FailingImages images) {
    return Runs.plan(ONE_EPOCH, images, SELDOM);
  }

  private static Set<Integer> heldOut() throws IOException {
    RunPlan plan = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    return plan.validationPart().stream().boxed().collect(Collectors.toSet());
  }

  private RunResult run(RunPlan plan, RunListener listener, Start start) throws Exception {
    return new Trainer(plan, new RunFolder(dir), listener, () -> false)
        .run(InitialWeights.random(plan), start);
  }

  @Test
  void theSelfTestIsOfImagesThatCanBeRead() throws Exception {
    List<Integer> first =
        Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM).validationPart().stream()
            .limit(9)
            .boxed()
            .toList();
    Set<Integer> gone = Set.copyOf(first.subList(0, 9));
    RunResult result =
        run(
            plan(FailingImages.unreadable(Runs.slice(), gone::contains)),
            new Runs.Silent(),
            Start.FRESH);
    assertThat(result.completed()).isTrue();
    assertThat(result.failed())
        .hasSize(9)
        .allMatch(line -> line.endsWith("is empty; expected an image"));
    assertThat(result.unwritten()).isEmpty();
    for (String checkpoint : List.of("best", "last")) {
      Verification verification = Verification.of(dir.resolve(checkpoint));
      assertThat(verification.passed()).isTrue();
      assertThat(verification.images()).hasSize(8);
    }
  }

  @Test
  void withoutReadableImagesThereIsNoSelfTestUntilTheyAreBack() throws Exception {
    AtomicBoolean away = new AtomicBoolean();
    FailingImages images = FailingImages.unreadable(Runs.slice(), i -> away.get());
    RunResult result =
        run(
            plan(images),
            new Runs.Silent() {
              @Override
              public void epoch(EpochMetrics report) {
                away.set(true);
              }
            },
            Start.FRESH);
    assertThat(result.completed()).isTrue();
    assertThat(result.failed())
        .contains("none of the images held out can be read, so that there is no self-test");
    assertThat(dir.resolve("best/selftest.json")).doesNotExist();

    // Still away: it can be opened all the same.
    assertThat(run(plan(images), new Runs.Silent(), Start.RESUMED).completed()).isTrue();
    away.set(false);
    assertThat(run(plan(images), new Runs.Silent(), Start.RESUMED).failed()).isEmpty();
    assertThat(Verification.of(dir.resolve("best")).passed()).isTrue();
  }

  @Test
  void imagesThatVanishBeforeTheyAreMeasuredCostNoTraining() throws Exception {
    Set<Integer> heldOut = heldOut();
    AtomicBoolean away = new AtomicBoolean();
    FailingImages images =
        FailingImages.unreadable(Runs.slice(), i -> away.get() && heldOut.contains(i));
    Runs.Silent vanishing =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            away.set(true);
          }
        };
    assertThatThrownBy(() -> run(plan(images), vanishing, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("of 200 images cannot be read, more than 1.000 %")
        .hasMessageEndingWith(
            "; the run is saved, and with the data as it was, a resumed run goes on");
    away.set(false);
    int[] steps = {0};
    Runs.Silent counting =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            steps[0]++;
          }
        };
    assertThat(run(plan(images), counting, Start.RESUMED).completed()).isTrue();
    assertThat(steps[0]).isZero();
  }

  @Test
  void nothingToChooseByIsSaidBeforeTheFirstStep() throws Exception {
    Set<Integer> heldOut = heldOut();
    FailingImages images = FailingImages.unreadable(Runs.slice(), heldOut::contains);
    assertThatThrownBy(() -> run(plan(images), new Runs.Silent(), Start.FRESH))
        .hasMessageStartingWith(
            "none of the 200 images held out, by which the best epoch is chosen, can be read: ")
        .hasMessageEndingWith("repair or remove them, or raise --hold-out");
    assertThat(new RunFolder(dir).isUsed()).isFalse();
  }

  @Test
  void aPlotThatCannotBeWrittenCostsOnlyItself() throws Exception {
    RunPlan plan = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    Files.createDirectories(dir.resolve("curves.png"));
    RunResult result = run(plan, new Runs.Silent(), Start.FRESH);
    assertThat(result.completed()).isTrue();
    assertThat(result.unwritten())
        .containsExactly(
            dir.resolve("curves.png")
                + ": cannot be written: expected a file to write, found a folder; the run itself is"
                + " saved; put that right, and a resumed run writes it");
    Files.delete(dir.resolve("curves.png"));
    for (Path events : events()) {
      Files.delete(events);
    }
    assertThat(run(plan, new Runs.Silent(), Start.RESUMED).unwritten()).isEmpty();
    assertThat(dir.resolve("curves.png")).isRegularFile();
    assertThat(events()).hasSize(1);
    assertThat(dir.resolve("metrics.csv")).content().hasLineCount(2);

    // Resumed once more, there is nothing left to write.
    run(plan, new Runs.Silent(), Start.RESUMED);
    assertThat(events()).hasSize(1);
  }

  private List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(file -> file.toString().contains("tfevents")).toList();
    }
  }

  /** A full disk leaves names without content and halves of records. */
  @Test
  void eventsThatADiskHadNoRoomForAreWrittenOnceThereIs() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), SELDOM);
    run(plan, new Runs.Silent(), Start.FRESH);
    Path file = events().get(0);
    SortedSet<Long> steps = TensorBoardLog.shown(dir);
    assertThat(steps).hasSize(2);
    byte[] whole = Files.readAllBytes(file);
    for (int bytes : new int[] {0, 10, whole.length - 1}) {
      for (Path events : events()) {
        Files.delete(events);
      }
      Files.write(file, Arrays.copyOf(whole, bytes));
      assertThat(TensorBoardLog.shown(dir)).as("%d bytes", bytes).isNotEqualTo(steps);
      assertThat(run(plan, new Runs.Silent(), Start.RESUMED).unwritten()).isEmpty();
      assertThat(TensorBoardLog.shown(dir)).as("%d bytes", bytes).isEqualTo(steps);
    }
  }

  /** Bad luck in the middle of an epoch undoes nothing: what came before it is saved. */
  @Test
  void memoryThatRunsOutForAImageEndsTheRunAndSaves() throws Exception {
    RunPlan whole = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    AtomicBoolean full = new AtomicBoolean();
    FailingImages images = FailingImages.exhausting(Runs.slice(), full::get);
    int[] steps = {0};
    Runs.Silent filling =
        new Runs.Silent() {
          @Override
          public void step(StepReport report) {
            full.set(++steps[0] == 5);
          }
        };
    RunPlan plan = Runs.plan(ONE_EPOCH, images, SELDOM);
    assertThatThrownBy(() -> run(plan, filling, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(" needs more memory than the Java heap of ")
        .hasMessageEndingWith(
            " MiB has left; raise -Xmx or shrink the image; the run is saved, and with a larger"
                + " heap, a resumed run goes on");
    full.set(false);
    int before = steps[0];
    assertThat(run(plan, filling, Start.RESUMED).completed()).isTrue();
    assertThat(steps[0]).isEqualTo(25).isGreaterThan(before);

    Path other = dir.resolve("whole");
    new Trainer(whole, new RunFolder(other), new Runs.Silent(), () -> false)
        .run(InitialWeights.random(whole), Start.FRESH);
    assertThat(dir.resolve("last/model.safetensors"))
        .hasSameBinaryContentAs(other.resolve("last/model.safetensors"));
  }

  /** Of the images held out, before the first step and for the self-test, as of all others. */
  @Test
  void memoryThatRunsOutForAImageHeldOutIsNoDamage() throws Exception {
    AtomicBoolean full = new AtomicBoolean(true);
    RunPlan plan = Runs.plan(ONE_EPOCH, FailingImages.exhausting(Runs.slice(), full::get), SELDOM);
    assertThatThrownBy(() -> run(plan, new Runs.Silent(), Start.FRESH))
        .isInstanceOf(ImageMemoryException.class)
        .hasMessageEndingWith("raise -Xmx or shrink the image");
    assertThat(new RunFolder(dir).isUsed()).isFalse();

    full.set(false);
    Runs.Silent filling =
        new Runs.Silent() {
          @Override
          public void epoch(EpochMetrics report) {
            full.set(true);
          }
        };
    assertThatThrownBy(() -> run(plan, filling, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessageEndingWith("the run is saved, and with a larger heap, a resumed run goes on");
    full.set(false);
    assertThat(run(plan, new Runs.Silent(), Start.RESUMED).completed()).isTrue();
    assertThat(Verification.of(dir.resolve("best")).passed()).isTrue();
  }

  /** libtorch's words for it; they come from wherever it is used. */
  @Test
  void libtorchWithoutMemorySaysWhatIsSaved() throws Exception {
    RunPlan plan = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    Runs.Silent failing =
        new Runs.Silent() {
          @Override
          public void epoch(EpochMetrics report) {
            throw new IllegalStateException("DefaultCPUAllocator: can't allocate memory");
          }
        };
    assertThatThrownBy(() -> run(plan, failing, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "libtorch has no memory for a batch of 32 images at 32 pixels; free some, or start"
                + " anew with a smaller batch or image size, or more accumulation in the recipe;"
                + " the run is saved, and with more memory, a resumed run goes on");
    assertThat(run(plan, new Runs.Silent(), Start.RESUMED).completed()).isTrue();
  }

  @Test
  void aMistakeIsNotTakenForAFileThatCannotBeWritten() {
    ByProducts byProducts = new ByProducts("the same command");
    assertThatThrownBy(
            () ->
                byProducts.write(
                    dir,
                    () -> {
                      throw new IllegalStateException("a mistake");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a mistake");
    byProducts.write(
        dir,
        () -> {
          throw new IOException("No space left on device");
        });
    assertThat(byProducts.failures())
        .containsExactly(
            dir
                + ": cannot be written: No space left on device; the run itself is saved; make"
                + " room, and the same command writes it");
  }

  @Test
  void aNetworkThatAnswersNaNIsNotMeasured() throws Exception {
    RunPlan plan = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    TrainingSetup setup =
        TrainingSetup.of(plan.recipe(), plan.architecture(), TrainingSetup.LayerRules.ALL);
    try (TorchTrainer trainer = new TorchTrainer(setup, InitialWeights.random(plan).weights());
        var validation = Loaders.validation(plan)) {
      Map<String, float[]> state = new HashMap<>(trainer.state());
      state.computeIfPresent("average.buffers", (name, values) -> withNaN(values));
      trainer.restore(state, 0);
      assertThatThrownBy(() -> Validator.measure(plan, trainer, validation, () -> false))
          .isInstanceOf(NonFiniteException.class)
          .hasMessage("the network answers NaN for an image that is held out");
    }
  }

  private static float[] withNaN(float[] values) {
    float[] changed = values.clone();
    changed[0] = Float.NaN;
    return changed;
  }

  @Test
  void weightsThatAreNoNumbersAreNeverSaved() throws Exception {
    RunPlan plan = Runs.plan(ONE_EPOCH, Runs.slice(), SELDOM);
    WeightSource random = InitialWeights.random(plan).weights();
    Map<String, Tensor> tensors = new HashMap<>();
    for (String name : random.names()) {
      tensors.put(name, random.tensor(name));
    }
    tensors.computeIfPresent(
        "conv_stem.weight", (name, t) -> new Tensor(t.shape(), withNaN(t.data())));
    InitialWeights broken = InitialWeights.ofCheckpoint(new MapWeights(tensors));
    assertThatThrownBy(
            () ->
                new Trainer(plan, new RunFolder(dir), new Runs.Silent(), () -> false)
                    .run(broken, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "before the first update, the network's weights are not finite; start from other"
                + " weights, or check the recipe's input");
    assertThat(new RunFolder(dir).isUsed()).isFalse();
  }
}
