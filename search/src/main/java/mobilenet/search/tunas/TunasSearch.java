package mobilenet.search.tunas;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.LoaderOptions;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerLog;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.controller.ControllerUpdate;
import mobilenet.search.controller.RandomStream;
import mobilenet.search.controller.Rewarded;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;
import mobilenet.search.supernet.BatchStream;
import mobilenet.search.supernet.WeightTraining;
import mobilenet.train.trainer.RunPlan;

/**
 * TuNAS (arXiv 2008.06120): shared weights and a controller that learn together. A step draws a
 * network, lets it learn from a training batch, and asks what the same network, with the weights
 * that it has now, makes of a validation batch. That accuracy and the network's cost are its
 * reward, from which the controller learns.
 *
 * <p>While the shared weights warm up, the network that runs is often wider than the one drawn,
 * whose cost and reward count all the same: the controller does not learn yet. What else TuNAS does
 * then, the mean of all operations, is left out, as one network runs at a time.
 *
 * <p>A search is a function of its plan. What kills it changes no bit of the result, on the same
 * type of processor with one thread.
 */
public final class TunasSearch {
  // Keeps as many decoded images as the loader of a training does.
  private static final long CACHE_BYTES = 256L << 20;

  private final TunasPlan plan;
  private final NetworkCosts costs;
  private final Files files;
  private final Duration saveEvery;
  private final Listener listener;

  /**
   * Where a search is kept.
   *
   * @param snapshot last state
   * @param log a row of {@link ControllerLog} for every step
   */
  public record Files(Path snapshot, Path log) {}

  /** Sees the steps. */
  @FunctionalInterface
  public interface Listener {
    /** After each step, before it may be saved. */
    void step(ControllerRow row, Controller controller);
  }

  /**
   * A search that goes on from its snapshot where there is one.
   *
   * @param costs of the networks of its space
   * @param saveEvery time between two snapshots
   */
  public TunasSearch(
      TunasPlan plan, NetworkCosts costs, Files files, Duration saveEvery, Listener listener) {
    this.plan = plan;
    this.costs = costs;
    this.files = files;
    this.saveEvery = saveEvery;
    this.listener = listener;
  }

  /**
   * Searches to the end.
   *
   * @return the last state, which the caller closes
   * @throws IOException if the snapshot is of another search, images cannot be read, files not be
   *     written, or a loss is not finite; the last snapshot stays
   */
  public TunasState run() throws IOException, InterruptedException {
    TunasState state = TunasState.open(plan, files.snapshot);
    boolean complete = false;
    try {
      if (!state.controller().isDone()) {
        search(state);
      }
      complete = true;
      return state;
    } finally {
      if (!complete) {
        state.close();
      }
    }
  }

  private void search(TunasState state) throws IOException, InterruptedException {
    Controller controller = state.controller();
    ControllerLog log = ControllerLog.open(files.log, plan.sizes(), controller.step());
    long order = RandomStream.TRAINING_ORDER.seed(plan.controller().seed());
    long saved = System.nanoTime();
    try (WeightTraining training = new WeightTraining(state.network(), plan.weights(), order);
        BatchStream validation = validation(state.network().steps())) {
      while (!controller.isDone()) {
        ControllerRow row = step(state, training, validation);
        log.append(row);
        listener.step(row, controller);
        if (System.nanoTime() - saved >= saveEvery.toNanos()) {
          state.save(files.snapshot);
          saved = System.nanoTime();
        }
      }
    }
    state.save(files.snapshot);
  }

  /** Shuffled, and as they are. */
  private BatchStream validation(long first) {
    RunPlan data = plan.weights().anyNetwork();
    LoaderOptions options =
        LoaderOptions.training(
                plan.validationBatch(),
                RandomStream.VALIDATION_ORDER.seed(plan.controller().seed()),
                data.options().loaderThreads())
            .withCacheBytes(CACHE_BYTES);
    SampleTransform transform =
        new SampleTransform(Augmentation.NONE, data.recipe().input().preprocessing());
    return new BatchStream(
        new BatchLoader(data.validation(), transform, data.validationPart(), options), first);
  }

  private ControllerRow step(TunasState state, WeightTraining training, BatchStream validation)
      throws IOException, InterruptedException {
    Controller controller = state.controller();
    List<Rewarded> rewarded = new ArrayList<>();
    double accuracies = 0;
    double ratios = 0;
    for (Genotype drawn : controller.sample()) {
      Genotype path = controller.warmedUp(drawn, rewarded.size()).network();
      training.step(path);
      double accuracy = accuracy(state, path, validation);
      Costs cost = costs.of(drawn);
      rewarded.add(new Rewarded(drawn, plan.objective().of(accuracy, cost)));
      accuracies += accuracy;
      ratios += cost.get(plan.objective().measure()).orElse(Double.NaN) / plan.objective().target();
      state.addWork(plan.imagesPerStep() * costs.of(path).macs());
    }
    ControllerUpdate update = controller.update(rewarded);
    return new ControllerRow(
        update,
        accuracies / rewarded.size(),
        plan.objective().hasTarget()
            ? OptionalDouble.of(ratios / rewarded.size())
            : OptionalDouble.empty(),
        controller.policy().probabilities());
  }

  private static double accuracy(TunasState state, Genotype path, BatchStream validation)
      throws IOException, InterruptedException {
    Batch batch = validation.next();
    try {
      return state.network().accuracy(path, batch.images(), batch.labels());
    } finally {
      validation.recycle(batch);
    }
  }
}
