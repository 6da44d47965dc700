package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.Residual;
import mobilenet.architecture.Stage;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunListener;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.Trainer;

/** A network of a few blocks with squeeze-and-excitation, and a checkpoint of it. */
public final class SmallNetwork {
  /** Hears nothing. */
  public static final RunListener SILENT =
      new RunListener() {
        @Override
        public void started(long batches, long done) {
          // Nothing to say.
        }

        @Override
        public void step(StepReport report) {
          // Nothing to say.
        }

        @Override
        public void epoch(EpochMetrics metrics) {
          // Nothing to say.
        }
      };

  private SmallNetwork() {}

  private static InvertedResidual block(int stride, int channels) {
    return new InvertedResidual(
        3, stride, 4, channels, 0.25, Activation.HARD_SWISH, Residual.WHERE_SHAPES_AGREE);
  }

  /** Expansions of 64 and 128 channels, bottlenecks of 16, 32 and 64. */
  public static Architecture architecture() {
    return Catalogue.get("mobilenetv3_small_100")
        .named("small")
        .withClasses(10)
        .withInputChannels(1)
        .withResolution(28)
        .withStages(
            List.of(
                Stage.of(block(2, 32), block(1, 32)),
                Stage.of(new ConvNormAct(1, 1, 64, Activation.HARD_SWISH))))
        .withHead(Catalogue.get("mobilenetv1_100").head());
  }

  /** Images of the slice, and a recipe of one epoch of them. */
  public static CandidateRecipe recipe() throws IOException {
    Recipe recipe = Recipes.named("fashion-mnist-search").withEpochs(1);
    return new CandidateRecipe(
        recipe.withArchitecture(architecture()),
        TrainingImages.open(Slice.DATA, 0.2, Optional.of(300)));
  }

  /** Trains it for a moment; the folder of its checkpoint. */
  public static Path train(Path folder) throws IOException, InterruptedException {
    RunPlan plan = recipe().plan(architecture(), 1);
    RunFolder run = new RunFolder(folder);
    new Trainer(plan, run, SILENT, () -> false)
        .run(InitialWeights.random(plan), Trainer.Start.FRESH);
    return run.last();
  }

  /** A recipe of one epoch that trains such a network as a student. */
  public static Recipe student() {
    return Recipes.named("fashion-mnist-search")
        .withEpochs(1)
        .withArchitecture(architecture().named("student"));
  }
}
