package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.data.loader.LoaderOptions;
import mobilenet.data.loader.Selection;
import mobilenet.json.JsonObject;
import mobilenet.search.space.Genotype;
import mobilenet.train.torch.ExtractedNetwork;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;

/**
 * Accuracies of networks that are extracted from a super-network: norms recalibrated on images that
 * it learnt from, accuracy on those held out. Images are not augmented, and are read once.
 */
public final class SuperNetworkRanking {
  private static final int BATCH = 250;

  private final SuperNetwork network;
  private final SuperNetworkPlan plan;
  private final List<Batch> calibration;
  private final List<Batch> heldOut;

  /**
   * Reads the images.
   *
   * @param calibrationImages of those learnt from, to recalibrate norms on, at least two; 2,000 are
   *     what Once-for-All uses
   */
  public SuperNetworkRanking(SuperNetwork network, SuperNetworkPlan plan, int calibrationImages)
      throws IOException, InterruptedException {
    this.network = network;
    this.plan = plan;
    RunPlan data = plan.anyNetwork();
    Selection learnt = data.trainingPart();
    // Selections are sorted by class in some data sets.
    int count = Math.min(calibrationImages, learnt.size());
    int[] spread = new int[count];
    for (int i = 0; i < count; i++) {
      spread[i] = learnt.get((int) ((long) i * learnt.size() / count));
    }
    calibration = read(data, Selection.of(shuffled(spread, plan)));
    heldOut = read(data, data.validationPart());
  }

  /** So that a batch has images of all classes, as in training. */
  private static int[] shuffled(int[] indices, SuperNetworkPlan plan) {
    SplittableRandom random = plan.draws().targets(-1);
    for (int i = indices.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = indices[i];
      indices[i] = indices[other];
      indices[other] = swapped;
    }
    return indices;
  }

  private static List<Batch> read(RunPlan data, Selection selection)
      throws IOException, InterruptedException {
    SampleTransform transform =
        new SampleTransform(Augmentation.NONE, data.recipe().input().preprocessing());
    List<Batch> batches = new ArrayList<>();
    try (BatchLoader loader =
            new BatchLoader(
                data.training(), transform, selection, LoaderOptions.evaluation(BATCH, 1));
        Epoch epoch = loader.open(0, 0)) {
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        batches.add(next.get());
      }
    }
    return batches;
  }

  /** Top-1 accuracy of a network on the images held out, 0 to 1. */
  public double top1(Genotype genotype) {
    int correct = 0;
    int images = 0;
    try (ExtractedNetwork extracted = extract(genotype)) {
      for (Batch batch : heldOut) {
        if (batch.size() > 0) {
          float[] logits = extracted.logits(batch.images(), batch.size());
          correct += Top1.correct(logits, batch.labels());
          images += batch.size();
        }
      }
    }
    return (double) correct / images;
  }

  /** A network with recalibrated norms; the caller closes it. */
  public ExtractedNetwork extract(Genotype genotype) {
    ExtractedNetwork extracted = network.extract(genotype);
    for (Batch batch : calibration) {
      if (batch.size() > 1) {
        extracted.recalibrate(batch.images(), batch.size());
      }
    }
    return extracted;
  }

  /**
   * Writes a network as an ordinary checkpoint, which says how it was made.
   *
   * @param folder of the checkpoint, which is replaced
   */
  public void write(Genotype genotype, Path folder) throws IOException {
    Architecture architecture = plan.space().architecture(genotype);
    JsonObject made =
        JsonObject.EMPTY
            .with("recipe", plan.recipe().recipe().name())
            .with("super_network", plan.space().name())
            .with("super_network_steps", network.steps())
            .with("seed", plan.seed());
    try (ExtractedNetwork extracted = extract(genotype)) {
      Checkpoint.write(
          folder,
          plan.recipe()
              .plan(architecture, plan.seed())
              .checkpointConfig()
              .withOthers(JsonObject.EMPTY.with("training", made)),
          extracted.weights(),
          DType.F32);
    }
  }
}
