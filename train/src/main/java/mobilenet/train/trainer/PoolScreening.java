package mobilenet.train.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.data.loader.LoaderOptions;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;

/**
 * Chooses images of a pool by what a teacher says of them, as Noisy Student and the MobileNetV4
 * paper's set D3 do: those of which the teacher is sure enough to be of one of its classes, as many
 * of each. Of a class with more, those of which it is surest are taken; of one with fewer, images
 * are repeated.
 *
 * @param threshold least probability of the likeliest class, 0 to below 1; both papers have 0.3
 * @param perClass views of each class, at least 1; if empty, as many as the relevant images give
 *     each class in the mean
 */
public record PoolScreening(double threshold, Optional<Integer> perClass) {
  /** Checks the ranges. */
  public PoolScreening {
    if (!(threshold >= 0 && threshold < 1)) {
      throw new IllegalArgumentException("threshold must be 0 to below 1, given " + threshold);
    }
    if (perClass.isPresent() && perClass.get() < 1) {
      throw new IllegalArgumentException(
          "views of each class must be at least 1, given " + perClass.get());
    }
  }

  /**
   * What was chosen.
   *
   * @param pool with the views that are shown
   * @param relevant images above the threshold, by class
   * @param perClass views of each class that has any
   */
  public record Screened(Pool pool, List<Integer> relevant, int perClass) {
    /** Copies. */
    public Screened {
      relevant = List.copyOf(relevant);
    }
  }

  private record Answer(int image, int likeliest, double probability) {}

  /**
   * Asks the teacher about every image as the student's evaluation shows it, and chooses.
   *
   * @param stop asked before each batch
   * @return nothing if it was stopped
   * @throws TrainingException if no image is relevant
   * @throws UnreadableImageException if an image of the pool cannot be read
   * @throws IOException if the teacher does not answer
   */
  public Optional<Screened> screen(
      RunPlan plan,
      Pool pool,
      Teacher teacher,
      AnswerBuilder.Progress progress,
      BooleanSupplier stop)
      throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    SampleTransform transform =
        new SampleTransform(Augmentation.NONE, plan.recipe().input().preprocessing());
    LoaderOptions options =
        LoaderOptions.evaluation(
                Loaders.imagesAtOnce(transform.preprocessing()), plan.options().loaderThreads())
            .withMaxFailedFraction(1);
    try (BatchLoader loader = new BatchLoader(pool.images(), transform, pool.part(), options);
        Epoch epoch = loader.open(0, 0)) {
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        if (stop.getAsBoolean()) {
          return Optional.empty();
        }
        if (!next.get().failed().isEmpty()) {
          throw UnreadableImageException.ofPool(next.get().failed());
        }
        ask(next.get(), transform, teacher, answers);
        epoch.recycle(next.get());
        progress.step(answers.size(), pool.part().size());
      }
    }
    return Optional.of(chosen(pool, answers, plan.classNames().size()));
  }

  private static void ask(
      Batch batch, SampleTransform transform, Teacher teacher, List<Answer> answers)
      throws IOException {
    Views views = Views.of(batch.images(), batch.size(), transform.preprocessing());
    float[] logits = teacher.logits(views);
    int classes = logits.length / batch.size();
    for (int i = 0; i < batch.size(); i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp((double) logits[i * classes + c] - logits[i * classes + best]);
      }
      answers.add(new Answer(batch.views().get(i).part().index(), best, 1 / sum));
    }
  }

  private Screened chosen(Pool pool, List<Answer> answers, int classes) throws TrainingException {
    List<List<Answer>> byClass = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      int wanted = c;
      byClass.add(
          answers.stream()
              .filter(a -> a.likeliest == wanted && a.probability >= threshold)
              .sorted(Comparator.comparingDouble(a -> -a.probability))
              .toList());
    }
    List<Integer> relevant = byClass.stream().map(List::size).toList();
    int all = relevant.stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      throw new TrainingException(
          "none of the "
              + answers.size()
              + " images of the pool is relevant: the teacher gives no class a probability of "
              + threshold
              + " or more; lower --pool-threshold, or give other images");
    }
    int views = perClass.orElse(Math.max(1, Math.round((float) all / classes)));
    List<Integer> images = new ArrayList<>();
    for (List<Answer> own : byClass) {
      for (int i = 0; i < views && !own.isEmpty(); i++) {
        images.add(own.get(i % own.size()).image);
      }
    }
    Selection part = Selection.of(images.stream().mapToInt(Integer::intValue).sorted().toArray());
    return new Screened(pool.withPart(part), relevant, views);
  }
}
