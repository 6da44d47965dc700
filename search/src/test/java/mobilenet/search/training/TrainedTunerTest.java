package mobilenet.search.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.json.JsonObject;
import mobilenet.profile.ModelProfile;
import mobilenet.pruning.ChannelGroup.Kind;
import mobilenet.pruning.ChannelGroups;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.netadapt.AdaptListener;
import mobilenet.search.netadapt.AdaptLog;
import mobilenet.search.netadapt.AdaptSettings;
import mobilenet.search.netadapt.AdaptedNetwork;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.netadapt.NetAdapt;
import mobilenet.search.netadapt.StepSchedule;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.netadapt.Widths;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NetAdapt with real trainings of a second. */
class TrainedTunerTest {
  private static final AdaptSettings SETTINGS =
      AdaptSettings.V3.withQuantum(32).withSchedule(new StepSchedule(0.08, 1));

  @TempDir private static Path trained;
  private static Path seedFolder = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void trainTheSeed() throws Exception {
    NativeSettings.apply(1);
    seedFolder = SmallNetwork.train(trained);
  }

  private static NarrowNetworks networks() {
    return new NarrowNetworks(
        ChannelGroups.of(SmallNetwork.architecture()),
        EnumSet.of(Kind.EXPANSION, Kind.BOTTLENECK),
        architecture -> ModelProfile.of(architecture, 28).macs());
  }

  private static ShortTraining training(int images) throws IOException {
    return training(SmallNetwork.recipe(), images);
  }

  private static ShortTraining training(CandidateRecipe recipe, int images) {
    List<String> labels = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    return new ShortTraining(recipe, 0.001, images, labels, 5);
  }

  private static TrainedTuner tuner(Checkpoint seed, Path folder, Inheritance inheritance)
      throws IOException {
    return new TrainedTuner(
        networks(),
        seed,
        training(128),
        inheritance,
        folder,
        notice -> {
          throw new AssertionError(notice);
        });
  }

  private static List<AdaptedNetwork> adapt(Tuner tuner, Path folder) throws Exception {
    NarrowNetworks networks = networks();
    double target = 0.86 * networks.cost(networks.widest()).orElseThrow();
    try (AdaptLog log = AdaptLog.open(folder.resolve("log"), JsonObject.EMPTY, notice -> {})) {
      return new NetAdapt(networks, SETTINGS, target, tuner, log, AdaptListener.NONE).run();
    }
  }

  /** Dies after some trainings. */
  private record Killed(Tuner tuner, AtomicInteger left) implements Tuner {
    private static final class Death extends Error {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public String name() {
      return tuner.name();
    }

    @Override
    public Evaluation measure(Widths seed) throws InterruptedException {
      return tuner.measure(seed);
    }

    @Override
    public Evaluation tune(int step, Widths from, Widths to) throws InterruptedException {
      if (left.getAndDecrement() == 0) {
        throw new Death();
      }
      return tuner.tune(step, from, to);
    }

    @Override
    public void chosen(Widths widths) {
      tuner.chosen(widths);
    }
  }

  @Test
  void killedAndResumedComesToTheSameBits() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    try (Checkpoint seed = Checkpoint.open(seedFolder)) {
      TrainedTuner tuner = tuner(seed, whole, Inheritance.LARGEST);
      List<AdaptedNetwork> path = adapt(tuner, whole);
      assertThat(path).hasSize(3);

      Tuner dying = new Killed(tuner(seed, parts, Inheritance.LARGEST), new AtomicInteger(3));
      assertThatExceptionOfType(Killed.Death.class).isThrownBy(() -> adapt(dying, parts));
      TrainedTuner again = tuner(seed, parts, Inheritance.LARGEST);
      assertThat(adapt(again, parts)).isEqualTo(path);
      assertThat(parts.resolve("log")).hasSameTextualContentAs(whole.resolve("log"));

      Widths result = path.get(2).widths();
      tuner.export(result, whole.resolve("result"));
      again.export(result, parts.resolve("result"));
      assertThat(parts.resolve("result").resolve(Checkpoint.WEIGHTS))
          .hasSameBinaryContentAs(whole.resolve("result").resolve(Checkpoint.WEIGHTS));
      assertResult(whole.resolve("result"), result);
      // Of the networks that were not chosen nothing is left.
      try (Stream<Path> left = Files.list(whole.resolve("step"))) {
        assertThat(left).hasSize(1);
      }
    }
  }

  private static void assertResult(Path result, Widths widths) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(result)) {
      assertThat(checkpoint.architecture()).isEqualTo(networks().architecture(widths));
      assertThat(checkpoint.config().labelNames().orElseThrow()).contains("j");
      assertThat(checkpoint.selfTest()).isPresent();
    }
  }

  /**
   * The seed's accuracy is measured by the runtime, the others' by libtorch: on the same images.
   */
  @Test
  void theSeedIsMeasuredAsItsTrainingDid() throws Exception {
    try (Checkpoint seed = Checkpoint.open(seedFolder)) {
      Evaluation evaluation = tuner(seed, folder, Inheritance.LARGEST).measure(networks().widest());
      String config = Files.readString(seedFolder.resolve(Checkpoint.CONFIG));
      assertThat(config)
          .containsPattern(
              "\"validation_top1\" ?: ?" + ((Measured) evaluation).accuracy() + "[^0-9]");
    }
  }

  @Test
  void imagesThatCannotBeReadAreSaid() throws Exception {
    CandidateRecipe whole = SmallNetwork.recipe();
    Set<Integer> gone =
        whole.images().parts().validation().stream().limit(2).boxed().collect(Collectors.toSet());
    ShortTraining training = training(UnreadableImages.of(whole, gone), 128);
    List<String> notices = new ArrayList<>();
    try (Checkpoint seed = Checkpoint.open(seedFolder)) {
      TrainedTuner tuner =
          new TrainedTuner(networks(), seed, training, Inheritance.LARGEST, folder, notices::add);
      Widths widest = networks().widest();
      assertThat(tuner.measure(widest)).isInstanceOf(Measured.class);
      assertThat(tuner.tune(1, widest, widest.with("expansion blocks.0.0", 32)))
          .isInstanceOf(Measured.class);
    }
    assertThat(notices).hasSize(2);
    assertThat(notices.get(0))
        .startsWith("the first network: 2 images could not be read and were left out: ");
    assertThat(notices.get(1)).startsWith("step 1: 2 images could not be read and were left out: ");
  }

  @Test
  void newWeightsForgetTheSeed() throws Exception {
    Widths widest = networks().widest();
    Widths narrow = widest.with("expansion blocks.0.0", 32);
    try (Checkpoint seed = Checkpoint.open(seedFolder)) {
      Path kept = Files.createDirectory(folder.resolve("kept"));
      Path drawn = Files.createDirectory(folder.resolve("drawn"));
      double distance = distance(seed, tuner(seed, kept, Inheritance.LARGEST), kept, narrow);
      assertThat(distance).isPositive();
      assertThat(distance(seed, tuner(seed, drawn, Inheritance.NEW), drawn, narrow))
          .isGreaterThan(3 * distance);
    }
  }

  /** How far a layer that is not cut moves from the seed's. */
  private static double distance(Checkpoint seed, TrainedTuner tuner, Path folder, Widths narrow)
      throws Exception {
    String layer = "blocks.0.1.conv_pw.weight";
    assertThat(tuner.tune(1, networks().widest(), narrow)).isInstanceOf(Measured.class);
    tuner.export(narrow, folder.resolve("result"));
    try (Checkpoint result = Checkpoint.open(folder.resolve("result"))) {
      Tensor before = seed.weights().tensor(layer);
      Tensor after = result.weights().tensor(layer);
      double sum = 0;
      for (int i = 0; i < before.data().length; i++) {
        sum += Math.pow(before.data()[i] - after.data()[i], 2);
      }
      return Math.sqrt(sum);
    }
  }

  @Test
  void everyStepLearnsFromOtherImages() throws IOException {
    ShortTraining training = training(100);
    var first = training.plan(SmallNetwork.architecture(), 1);
    var again = training.plan(networks().architecture(networks().widest()), 1);
    var second = training.plan(SmallNetwork.architecture(), 2);
    assertThat(first.trainingPart()).isEqualTo(again.trainingPart());
    assertThat(first.trainingPart().size()).isEqualTo(100);
    assertThat(second.trainingPart()).isNotEqualTo(first.trainingPart());
    assertThat(first.seed()).isEqualTo(again.seed()).isNotEqualTo(second.seed());
    assertThat(first.trainingPart().stream().boxed().toList())
        .doesNotContainAnyElementsOf(first.validationPart().stream().boxed().toList());
    assertThat(first.recipe().optimisation().epochs()).isEqualTo(1);
    assertThat(first.recipe().optimisation().schedule().peak()).isEqualTo(0.001);
    assertThat(training(1_000_000).plan(SmallNetwork.architecture(), 1).trainingPart())
        .isEqualTo(SmallNetwork.recipe().images().parts().training());
  }
}
