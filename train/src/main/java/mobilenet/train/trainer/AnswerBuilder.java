package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.Mix;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.data.loader.View;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.distillation.StoredAnswer;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;

/**
 * Asks a teacher about the views of the first epochs of a run, and writes down what it says. Every
 * image is asked about in each, also those of a short last batch, which a run leaves out.
 */
public final class AnswerBuilder {
  private final RunPlan plan;
  private final Teacher teacher;
  private final int replicas;
  private final AnswerFormat format;
  private final BatchMixer mixer;

  /**
   * Of a run that learns from its store.
   *
   * @param teacher of the classes of the plan's images, in their order
   * @param replicas views of each image, at least 1
   */
  public AnswerBuilder(RunPlan plan, Teacher teacher, int replicas, AnswerFormat format) {
    this.plan = plan;
    this.teacher = teacher;
    this.replicas = replicas;
    this.format = format;
    this.mixer = LabelLessons.of(plan).mixer();
  }

  /** Hears how building goes. */
  @FunctionalInterface
  public interface Progress {
    /**
     * After each block.
     *
     * @param done blocks
     * @param all blocks
     */
    void step(int done, int all);
  }

  /**
   * Builds a store, or goes on with one.
   *
   * @param stop asked before each block; what is written stays
   * @return whether it is complete
   * @throws IOException if it is of something else, or cannot be written; if images cannot be read,
   *     or the teacher does not answer
   */
  public boolean build(Path file, Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    try (BatchLoader loader = Loaders.all(plan)) {
      int batches = loader.batches();
      StoreHeader header =
          new StoreHeader(
              teacher.hash(),
              teacher.description(),
              StoredViews.of(plan),
              format,
              replicas,
              Math.multiplyExact(replicas, batches),
              new StoreHeader.Building(plan.seed(), plan.recipe().optimisation().batch()));
      try (AnswerWriter writer = AnswerWriter.open(file, header)) {
        progress.step(writer.blocks(), header.blocks());
        while (writer.blocks() < header.blocks()) {
          int replica = writer.blocks() / batches;
          try (Epoch epoch = loader.open(replica, writer.blocks() % batches)) {
            for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
              if (stop.getAsBoolean()) {
                return false;
              }
              writer.append(answers(next.get(), replica, writer.blocks() % batches));
              epoch.recycle(next.get());
              progress.step(writer.blocks(), header.blocks());
            }
          }
        }
        return true;
      }
    }
  }

  private List<StoredAnswer> answers(Batch batch, int replica, int number) throws IOException {
    if (batch.size() == 0) {
      return List.of();
    }
    Optional<Mix> mix = mixer.draw(random(replica, number));
    mix.ifPresent(how -> mixer.mix(how, batch.images(), batch.labels()));
    float[] logits = teacher.logits(Views.of(batch.images(), batch.size(), mixer.input()));
    int classes = format.classes();
    int length = mixer.input().length();
    List<StoredAnswer> answers = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      float[] own = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
      answers.add(
          new StoredAnswer(
              view(batch, i, mix), StoredAnswer.checksum(batch.images(), i * length, length), own));
    }
    return answers;
  }

  /** The partner comes from the other end; the middle image of an odd number has none. */
  private static View view(Batch batch, int number, Optional<Mix> mix) {
    View view = batch.views().get(number);
    int partner = batch.size() - 1 - number;
    return mix.isPresent() && partner != number
        ? view.mixedWith(batch.views().get(partner).part(), mix.get())
        : view;
  }

  /** That of the run's step; a batch that no run has gets numbers of its own. */
  private SplittableRandom random(int replica, int number) {
    int steps = Loaders.steps(plan);
    long step = number < steps ? (long) replica * steps + number : -1L - replica;
    return TrainingSteps.random(plan.seed(), step);
  }
}
