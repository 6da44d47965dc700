package mobilenet.search.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import mobilenet.architecture.Architecture;
import mobilenet.pruning.ChannelGroups;
import mobilenet.pruning.Slicing;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.netadapt.Widths;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.LeftOutImages;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.WeightSource;

/**
 * Cuts networks and trains what is left with the project's trainer, on one thread. The trained
 * weights of all networks of a step are kept until it has chosen.
 *
 * <p>libtorch's threads belong to the process: its owner calls {@link
 * mobilenet.train.torch.NativeSettings#apply} with 1 first.
 */
public final class TrainedTuner implements Tuner {
  private final NarrowNetworks networks;
  private final Checkpoint seed;
  private final ShortTraining training;
  private final Inheritance inheritance;
  private final Path folder;
  private final NetworkStore store;
  private final Consumer<String> notices;

  /**
   * A tuner.
   *
   * @param networks that it cuts
   * @param seed the network that all begins with, for the data's classes; closed by the caller
   * @param folder that exists, for what is trained
   * @param notices takes a sentence where images could not be read; the same one for all networks
   *     of a step that did without the same images
   */
  public TrainedTuner(
      NarrowNetworks networks,
      Checkpoint seed,
      ShortTraining training,
      Inheritance inheritance,
      Path folder,
      Consumer<String> notices) {
    this.networks = networks;
    this.seed = seed;
    this.training = training;
    this.inheritance = inheritance;
    this.folder = folder;
    this.store = new NetworkStore(folder.resolve("step"));
    this.notices = notices;
  }

  @Override
  public String name() {
    return training.name()
        + (inheritance == Inheritance.LARGEST ? ", largest filters" : ", new weights");
  }

  /**
   * As it is, by the runtime.
   *
   * @throws UncheckedIOException if images or weights cannot be read
   */
  @Override
  public Evaluation measure(Widths widest) throws InterruptedException {
    try {
      return Measured.of(
          HeldOutAccuracy.of(
              seed,
              training.whole().recipe().input().preprocessing(),
              training.whole().images(),
              notices));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Cuts and trains. A network that diverges or needs too much memory has failed.
   *
   * @throws UncheckedIOException if images cannot be read or files not be written
   */
  @Override
  public Evaluation tune(int step, Widths from, Widths to) throws InterruptedException {
    Architecture narrow = networks.architecture(to);
    RunPlan plan = training.plan(narrow, step);
    LastEpoch last = new LastEpoch();
    try (ScratchFolder scratch = ScratchFolder.in(folder)) {
      InitialWeights initial =
          inheritance == Inheritance.NEW
              ? InitialWeights.random(plan)
              : InitialWeights.ofCheckpoint(cut(from, to));
      RunFolder run = new RunFolder(scratch.path());
      RunResult result =
          new Trainer(plan, run, last, () -> false).run(initial, Trainer.Start.FRESH);
      if (!result.completed()) {
        throw new IllegalStateException("nobody stops it, and it ended early");
      }
      // Nobody hears of plots and tables that could not be written: they go with the folder.
      LeftOutImages.sentence("step " + step, result.failed()).ifPresent(notices);
      store.put(networks.hash(to), run.last());
      return Measured.of(last.top1());
    } catch (TrainingException e) {
      return TrainedEvaluator.ofNetwork(e).orElseThrow(() -> new UncheckedIOException(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WeightSource cut(Widths from, Widths to) throws IOException {
    ChannelGroups groups = ChannelGroups.of(networks.architecture(from));
    if (from.equals(networks.widest())) {
      return Slicing.slice(groups, seed.weights(), to.channels()).weights();
    }
    try (Checkpoint before = Checkpoint.open(checkpoint(from))) {
      return Slicing.slice(groups, before.weights(), to.channels()).weights();
    }
  }

  /** The network that was chosen last, as its step has trained it. */
  private Path checkpoint(Widths widths) {
    return store.path(networks.hash(widths));
  }

  /**
   * Copies the checkpoint of the network that was chosen last.
   *
   * @param to a folder, made if it is missing
   */
  public void export(Widths chosen, Path to) throws IOException {
    NetworkStore.copy(checkpoint(chosen), to);
  }

  /**
   * Removes the others.
   *
   * @throws UncheckedIOException if that fails
   */
  @Override
  public void chosen(Widths widths) {
    try {
      store.keepOnly(networks.hash(widths));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
