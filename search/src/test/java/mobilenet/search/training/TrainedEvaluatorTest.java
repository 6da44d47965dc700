package mobilenet.search.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.space.SearchSpace;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedEvaluatorTest {
  private static final long SEED = 5;

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() throws Exception {
    assertThat(NativeSettings.apply(1)).isEmpty();
  }

  private static Candidate candidate(long seed) throws IOException {
    SearchSpace space = Slice.space();
    return Candidate.of(space, space.sample(new SplittableRandom(seed)));
  }

  private Evaluation evaluate(Recipe recipe, Candidate candidate)
      throws IOException, InterruptedException {
    return evaluator(Slice.of(recipe), LatencyModel.UNKNOWN).evaluate(candidate, SEED);
  }

  private static TrainedEvaluator evaluator(CandidateRecipe recipe, LatencyModel latency) {
    return new TrainedEvaluator(
        recipe,
        latency,
        notice -> {
          throw new AssertionError(notice);
        });
  }

  @Test
  void accuracyIsThatOfAnOrdinaryRunWhateverWasTrainedBefore() throws Exception {
    Candidate candidate = candidate(1);
    RunPlan plan = Slice.of(Slice.recipe()).plan(candidate.architecture(), SEED);
    RunResult ordinary =
        new Trainer(plan, new RunFolder(folder.resolve("ordinary")), new LastEpoch(), () -> false)
            .run(InitialWeights.random(plan), Trainer.Start.FRESH);
    assertThat(ordinary.bestTop1()).isGreaterThan(0);
    evaluate(Slice.recipe(), candidate(2));
    // Of one epoch, the last is the best.
    assertThat(evaluate(Slice.recipe(), candidate)).isEqualTo(Measured.of(ordinary.bestTop1()));
  }

  @Test
  void whatDivergesHasFailed() throws Exception {
    assertThat(evaluate(Slice.recipe().withRate(1e30), candidate(1)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).startsWith("diverged: "));
  }

  @Test
  void wantOfMemoryIsTheNetworksFault() {
    assertThat(
            TrainedEvaluator.ofNetwork(
                new TrainingException("…", new OutOfMemoryError("Java heap space"))))
        .contains(new Failed("out of memory: Java heap space"));
    assertThat(
            TrainedEvaluator.ofNetwork(
                new TrainingException(
                    "…", new IllegalStateException("DefaultCPUAllocator: can't allocate"))))
        .hasValueSatisfying(
            failed -> assertThat(((Failed) failed).reason()).startsWith("out of memory: Default"));
    assertThat(TrainedEvaluator.ofNetwork(new TrainingException("a full disk"))).isEmpty();
  }

  @Test
  void latencyIsTheModelsOfTheNetworkAsItIsTrained() throws Exception {
    LatencyModel model =
        architecture ->
            OptionalDouble.of(architecture.classes() + architecture.input().size() / 100.0);
    Evaluation evaluation = evaluator(Slice.of(Slice.recipe()), model).evaluate(candidate(1), SEED);
    assertThat(((Measured) evaluation).latencyMs()).hasValue(10.28);
  }

  @Test
  void imagesThatCannotBeReadAreSaid() throws Exception {
    CandidateRecipe whole = Slice.of(Slice.recipe());
    Candidate candidate = candidate(1);
    List<String> notices = new ArrayList<>();
    Evaluation evaluation =
        new TrainedEvaluator(
                UnreadableImages.of(whole, Set.of(whole.images().parts().validation().get(0))),
                LatencyModel.UNKNOWN,
                notices::add)
            .evaluate(candidate, SEED);
    assertThat(evaluation).isInstanceOf(Measured.class);
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith(
            candidate.architecture().name()
                + ", seed 5: 1 image could not be read and was left out: ");
  }

  @Test
  void foldersOfKilledProcessesAreRemovedAndThoseOfLivingOnesAreNot() throws Exception {
    Path own = Files.createDirectory(folder.resolve(".training-" + ProcessHandle.current().pid()));
    Path abandoned = Files.createDirectories(folder.resolve(".training-4194305/last"));
    Files.writeString(abandoned.resolve("config.json"), "{");
    ScratchFolder.removeAbandoned(folder);
    assertThat(folder).isDirectoryContaining(own::equals);
    assertThat(abandoned.getParent()).doesNotExist();
  }

  @Test
  void aRecipesHashIsOfHowItTrainsAlone() throws Exception {
    Recipe recipe = Slice.recipe();
    String hash = Slice.of(recipe).hash();
    assertThat(hash).matches("[0-9a-f]{16}");
    assertThat(
            List.of(
                recipe.withMeasured("something"),
                recipe.withArchitecture(candidate(1).architecture())))
        .allSatisfy(same -> assertThat(Slice.of(same).hash()).isEqualTo(hash));
    assertThat(
            List.of(
                recipe.withEpochs(2),
                recipe.withRate(0.02),
                recipe.withBatch(32),
                recipe.withSize(32)))
        .allSatisfy(other -> assertThat(Slice.of(other).hash()).isNotEqualTo(hash));
  }

  @Test
  void imagesOfTheTestSplitAreNeverOpened() throws Exception {
    for (String file : List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")) {
      Files.copy(Slice.DATA.resolve(file), folder.resolve(file));
    }
    TrainingImages images = TrainingImages.open(folder, 0.2, Optional.empty());
    assertThat(images.parts().training().size()).isEqualTo(800);
    assertThat(images.parts().validation().size()).isEqualTo(200);
    assertThat(images.description()).contains("1000 images", "800 learnt", "200 held out");
  }

  @Test
  void tooFewImagesAreRefused() {
    assertThatThrownBy(() -> TrainingImages.open(Slice.DATA, 0.001, Optional.of(20)))
        .hasMessageContaining("of 20 images, 0 would be held out")
        .hasMessageContaining("raise the limit");
  }
}
