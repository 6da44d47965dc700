package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.Classifier;
import mobilenet.cli.Progress;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import mobilenet.evaluation.LabelMapping;
import mobilenet.measure.Latencies;
import mobilenet.measure.ModelRun;
import mobilenet.profile.ModelProfile;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.train.comparison.ComparedRun;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;

/** Measures what a run has made, by the Java runtime alone. */
final class RunMeasurement {
  private static final int SECONDS = 1;

  private RunMeasurement() {}

  /**
   * Accuracy and speed of a checkpoint.
   *
   * @param test with the classes of the data that was learnt: the run numbered its own as that
   *     does, whatever it calls them
   * @param threads that classify
   * @param unreadable hears of each test image that cannot be read and is left out
   */
  static ComparedRun measure(
      RunPlan plan, Path checkpoint, ImageDataset test, int threads, Consumer<String> unreadable)
      throws IOException, InterruptedException {
    Evaluation evaluation;
    try (Classifier classifier = Classifier.load(checkpoint);
        ProgressBar bar = Progress.bar("evaluate", test.size())) {
      evaluation =
          new Evaluator(classifier, threads)
              .evaluate(
                  test, LabelMapping.inOrder(test.classNames().size()), test.size(), bar::step);
    }
    evaluation.failed().forEach(failure -> unreadable.accept(failure.error()));
    ModelProfile profile = ModelProfile.of(plan.architecture());
    return new ComparedRun(
        plan.recipe().architecture().name(),
        profile.params(),
        profile.macs(),
        latencyMs(plan, checkpoint),
        plan.seed(),
        evaluation.top1());
  }

  /**
   * Checks that the numbers of classes mean the same, before anything is trained.
   *
   * @throws DatasetException naming the first class that differs
   */
  static void requireSameClasses(ImageDataset training, ImageDataset test) throws DatasetException {
    List<String> learnt = training.classNames();
    List<String> asked = test.classNames();
    if (learnt.equals(asked)) {
      return;
    }
    int first = 0;
    while (first < Math.min(learnt.size(), asked.size())
        && learnt.get(first).equals(asked.get(first))) {
      first++;
    }
    throw new DatasetException(
        "the training images have "
            + learnt.size()
            + " classes, the test images "
            + asked.size()
            + "; the first that differs, number "
            + first
            + ", is "
            + name(learnt, first)
            + " of the training images and "
            + name(asked, first)
            + " of the test images; give both splits the same classes");
  }

  private static String name(List<String> classes, int number) {
    return number < classes.size() ? "\"" + classes.get(number) + "\"" : "none";
  }

  private static double latencyMs(RunPlan plan, Path folder)
      throws IOException, InterruptedException {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        CompiledModel model =
            CompiledModel.compile(checkpoint.bind(), RuntimeOptions.DEFAULT.withThreads(1))) {
      Runnable run = ModelRun.of(model, plan.recipe().input().size(), 1, plan.seed());
      return Latencies.measure(model, run, SECONDS).quantileMs(0.5);
    }
  }
}
