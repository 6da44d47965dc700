package mobilenet.search.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.MixedImages;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.StoreBuilder;

/**
 * The teacher's answers that all students of an experiment learn from: as many views of each image
 * as the longest of their runs shows. The students of all seeds see these views, each in an order
 * of its own.
 *
 * @param plans of the students
 */
public record StudentStore(StudentPlans plans) {
  private static final long SEED = 0;
  private static final int TENTHS = 10;

  /** Decides who builds a store. */
  @FunctionalInterface
  public interface Builders {
    /**
     * Whoever builds it.
     *
     * @param alone would do it in this process
     * @param pool images that were chosen of the pool, if there is one
     * @throws IOException if it cannot be built
     */
    StoreBuilder of(AnswerBuilder alone, Optional<Selection> pool) throws IOException;
  }

  /**
   * Builds the store, or goes on with it; nothing if it is complete.
   *
   * @param screening of the pool
   * @param notices how it goes, for people
   * @throws TeacherException if the file holds another teacher's answers, or is no store
   * @throws IOException if images cannot be read, or the file not be written
   */
  public void build(
      Path file,
      Teacher teacher,
      PoolScreening screening,
      Builders builders,
      Consumer<String> notices)
      throws IOException, InterruptedException {
    if (AnswerStore.isComplete(file)) {
      requireAnswersOf(teacher, file);
      return;
    }
    Optional<Selection> pool = Optional.empty();
    if (plans.pool().isPresent()) {
      PoolScreening.Screened screened =
          screening
              .screen(plan(), plans.pool().get(), teacher, (done, all) -> {}, () -> false)
              .orElseThrow();
      notices.accept(
          "pool: of each class "
              + screened.perClass()
              + " views, of "
              + screened.relevant()
              + " relevant images");
      pool = Optional.of(screened.pool().part());
    }
    int[] tenths = {-1};
    builders
        .of(builder(teacher, pool), pool)
        .build(
            file,
            (done, all) -> {
              int now = (int) ((long) TENTHS * done / all);
              if (now != tenths[0]) {
                tenths[0] = now;
                notices.accept(done + " of " + all + " blocks of answers");
              }
            },
            () -> false);
  }

  /** A file that is not complete is compared where its building goes on. */
  private static void requireAnswersOf(Teacher teacher, Path file) throws IOException {
    try (AnswerStore store = AnswerStore.open(file)) {
      String before = store.header().teacher();
      if (!before.equals(teacher.description())) {
        throw new TeacherException(
            file
                + ": is a store of something else: the teacher was "
                + before
                + ", here "
                + teacher.description()
                + "; give the same, or another file");
      }
    }
  }

  private RunPlan plan() {
    return plans.plan(plans.pool().isPresent() ? Setting.POOL : Setting.DISTILLED, SEED);
  }

  /**
   * What is asked.
   *
   * @param chosen images of the pool, if there is one
   */
  public AnswerBuilder builder(Teacher teacher, Optional<Selection> chosen) throws IOException {
    RunPlan plan = plan();
    Optional<Pool> pool = plans.pool().map(all -> chosen.map(all::withPart).orElse(all));
    Optional<MixedImages> mixed = MixedImages.of(plan, pool);
    int epochs = plan.recipe().optimisation().epochs();
    List<Integer> replicas = new ArrayList<>(AnswerBuilder.replicas(plan, mixed, epochs));
    // The students without a pool see nothing but images with labels.
    replicas.set(0, epochs);
    AnswerFormat format =
        new AnswerFormat(
            plan.classNames().size(), Optional.empty(), AnswerFormat.Precision.FLOAT32);
    return new AnswerBuilder(plan, teacher, mixed, replicas, format);
  }
}
