package mobilenet.train.trainer;

import java.io.IOException;
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
import mobilenet.train.distillation.AnswerBlock;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.distillation.StoredAnswer;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;

/**
 * What a teacher says of the views of some blocks of a store. A block follows from plan, store and
 * number, whichever were asked about before it. Keeps the images of the source that it was asked
 * about last.
 */
public final class AnswerBlocks implements AutoCloseable {
  private final RunPlan plan;
  private final Teacher teacher;
  private final Optional<MixedImages> mixed;
  private final StoreHeader header;
  private final BatchMixer mixer;
  private Optional<Opened> opened = Optional.empty();

  private record Opened(int source, BatchLoader loader) {}

  /**
   * Of a store.
   *
   * @param header of what plan, teacher and images make
   */
  AnswerBlocks(RunPlan plan, Teacher teacher, Optional<MixedImages> mixed, StoreHeader header) {
    this.plan = plan;
    this.teacher = teacher;
    this.mixed = mixed;
    this.header = header;
    this.mixer = plan.mixer();
  }

  /** Takes blocks. */
  @FunctionalInterface
  public interface Sink {
    /**
     * The next one.
     *
     * @throws IOException if it cannot be taken
     */
    void take(AnswerBlock block) throws IOException;
  }

  /**
   * Asks about blocks, one after the other.
   *
   * @param first number of the first
   * @param end number behind the last, at most the blocks of the store
   * @param stop asked before each block
   * @return whether all were asked about
   * @throws UnreadableImageException if an image cannot be read; the blocks before it were taken
   * @throws IOException if the teacher does not answer, or a block cannot be taken
   */
  public boolean ask(int first, int end, Sink sink, BooleanSupplier stop)
      throws IOException, InterruptedException {
    int next = first;
    while (next < end) {
      StoreHeader.Content begin = header.content(next);
      int left = header.sources().get(begin.source()).blocks() - begin.block();
      int behind = Math.min(end, next + left);
      if (!askReplica(begin, next, behind, sink, stop)) {
        return false;
      }
      next = behind;
    }
    return true;
  }

  /** About blocks of one replica. */
  private boolean askReplica(
      StoreHeader.Content begin, int first, int end, Sink sink, BooleanSupplier stop)
      throws IOException, InterruptedException {
    BatchLoader loader = loader(begin.source());
    try (Epoch epoch = loader.open(begin.replica(), begin.block(), begin.block() + end - first)) {
      for (int number = first; number < end; number++) {
        Batch batch = epoch.next().orElseThrow();
        if (stop.getAsBoolean()) {
          return false;
        }
        if (!batch.failed().isEmpty()) {
          throw UnreadableImageException.ofStore(batch.failed());
        }
        List<StoredAnswer> answers = answers(batch, header.content(number));
        epoch.recycle(batch);
        sink.take(AnswerBlock.of(number, header.format(), answers));
      }
    }
    return true;
  }

  private BatchLoader loader(int source) {
    if (opened.isEmpty() || opened.get().source() != source) {
      close();
      opened = Optional.of(new Opened(source, open(source)));
    }
    return opened.get().loader();
  }

  private BatchLoader open(int source) {
    return mixed
        .map(images -> Loaders.all(plan, images, source))
        .orElseGet(() -> Loaders.all(plan));
  }

  private List<StoredAnswer> answers(Batch batch, StoreHeader.Content content) throws IOException {
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

  /** Ends the threads that prepare images. */
  @Override
  public void close() {
    opened.ifPresent(last -> last.loader().close());
    opened = Optional.empty();
  }
}
