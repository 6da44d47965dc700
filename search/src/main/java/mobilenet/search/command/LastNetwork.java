package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.search.command.AdaptForm.LastTraining;
import mobilenet.search.training.ShortTraining;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;

/**
 * Trains a network at the end, with all images and the whole recipe.
 *
 * @param training of steps, whose recipe and images it has
 * @param threads of libtorch, which the caller has set
 * @param err for progress
 */
record LastNetwork(ShortTraining training, int threads, PrintWriter err) {
  private static final Duration SAVE_EVERY = Duration.ofMinutes(2);

  /**
   * Trains, or goes on with an interrupted run.
   *
   * @param to folder of the run
   * @param folder of the adaptation, which has the weights to go on from
   */
  RunResult train(Architecture network, LastTraining how, Path to, AdaptFolder folder)
      throws IOException, InterruptedException {
    RunPlan whole = training.whole().plan(network, training.seed());
    RunPlan plan =
        new RunPlan(
            whole.recipe(),
            whole.training(),
            whole.trainingPart(),
            whole.validation(),
            whole.validationPart(),
            training.labels(),
            whole.seed(),
            new RunPlan.Options(threads, SAVE_EVERY));
    RunFolder run = new RunFolder(to);
    Trainer.Start start = run.isUsed() ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
    EpochLines lines =
        new EpochLines(err, "", plan.recipe().optimisation().epochs(), System::nanoTime);
    return new Trainer(plan, run, lines, () -> false, "the same command")
        .run(initial(how, plan, folder.pruned()), start);
  }

  private static InitialWeights initial(LastTraining how, RunPlan plan, Path pruned)
      throws IOException {
    if (how == LastTraining.SCRATCH) {
      return InitialWeights.random(plan);
    }
    try (Checkpoint checkpoint = Checkpoint.open(pruned)) {
      return InitialWeights.ofCheckpoint(inMemory(checkpoint.weights()));
    }
  }

  /** The checkpoint is closed before they are used. */
  private static WeightSource inMemory(WeightSource weights) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : weights.names()) {
      tensors.put(name, weights.tensor(name));
    }
    return new MapWeights(tensors);
  }
}
