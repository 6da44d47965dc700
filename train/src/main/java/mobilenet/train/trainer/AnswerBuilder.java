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
import mobilenet.data.loader.Mixture;
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
  private final Optional<MixedImages> mixed;
  private final Teacher teacher;
  private final StoreHeader header;
  private final BatchMixer mixer;

  /**
   * Of a run that learns from its store.
   *
   * @param teacher of the classes of the plan's images, in their order
   * @param mixed images of several sources, if they are
   * @param replicas views of each image, at least 1; one number a source
   */
  public AnswerBuilder(
      RunPlan plan,
      Teacher teacher,
      Optional<MixedImages> mixed,
      List<Integer> replicas,
      AnswerFormat format) {
    this.plan = plan;
    this.mixed = mixed;
    this.teacher = teacher;
    this.mixer = LabelLessons.of(plan).mixer();
    int batch = plan.recipe().optimisation().batch();
    List<StoreHeader.Source> sources = new ArrayList<>();
    if (mixed.isEmpty()) {
      int images = plan.trainingPart().size();
      sources.add(new StoreHeader.Source("images", replicas.get(0), blocks(images, batch)));
    } else {
      for (int i = 0; i < replicas.size(); i++) {
        Mixture.Source source = mixed.get().sources().get(i);
        int images = source.images().size();
        sources.add(new StoreHeader.Source(source.name(), replicas.get(i), blocks(images, batch)));
      }
    }
    this.header =
        new StoreHeader(
            teacher.hash(),
            teacher.description(),
            StoredViews.of(plan, mixed),
            format,
            sources,
            new StoreHeader.Building(plan.seed(), batch));
  }

  /** Of every image of the plan. */
  public AnswerBuilder(RunPlan plan, Teacher teacher, int replicas, AnswerFormat format) {
    this(plan, teacher, Optional.empty(), List.of(replicas), format);
  }

  /**
   * Views of each image, a number a source, that so many epochs of a run show; at least one.
   *
   * @param mixed images of several sources, if they are
   */
  public static List<Integer> replicas(RunPlan plan, Optional<MixedImages> mixed, int epochs) {
    if (mixed.isEmpty()) {
      return List.of(epochs);
    }
    List<Integer> quotas = mixed.get().order(plan, Optional.empty()).quotas();
    List<Integer> replicas = new ArrayList<>();
    for (int i = 0; i < quotas.size(); i++) {
      long views = (long) epochs * quotas.get(i);
      int images = mixed.get().sources().get(i).images().size();
      replicas.add(Math.max(1, Math.toIntExact((views + images - 1) / images)));
    }
    return replicas;
  }

  private static int blocks(int images, int batch) {
    return (images + batch - 1) / batch;
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
    try (AnswerWriter writer = AnswerWriter.open(file, header)) {
      progress.step(writer.blocks(), header.blocks());
      while (writer.blocks() < header.blocks()) {
        int source = header.content(writer.blocks()).source();
        try (BatchLoader loader = loader(source)) {
          if (!buildSource(source, loader, writer, progress, stop)) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private BatchLoader loader(int source) {
    return mixed
        .map(images -> Loaders.all(plan, images, source))
        .orElseGet(() -> Loaders.all(plan));
  }

  /** Whether all blocks of a source are written. */
  private boolean buildSource(
      int source, BatchLoader loader, AnswerWriter writer, Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    while (writer.blocks() < header.blocks()) {
      StoreHeader.Content first = header.content(writer.blocks());
      if (first.source() != source) {
        return true;
      }
      try (Epoch epoch = loader.open(first.replica(), first.block())) {
        for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
          if (stop.getAsBoolean()) {
            return false;
          }
          writer.append(answers(next.get(), header.content(writer.blocks())));
          epoch.recycle(next.get());
          progress.step(writer.blocks(), header.blocks());
        }
      }
    }
    return true;
  }

  private List<StoredAnswer> answers(Batch batch, StoreHeader.Content content) throws IOException {
    if (batch.size() == 0) {
      return List.of();
    }
    Optional<Mix> mix =
        mixed.isPresent()
            ? Optional.empty()
            : mixer.draw(random(content.replica(), content.block()));
    mix.ifPresent(how -> mixer.mix(how, batch.images(), batch.labels()));
    float[] logits = teacher.logits(Views.of(batch.images(), batch.size(), mixer.input()));
    int classes = header.format().classes();
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
