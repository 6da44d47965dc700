package mobilenet.search.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.MixedImages;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;

/**
 * The teacher's answers that all students of an experiment learn from: as many views of each image
 * as the longest of their runs shows. The students of all seeds see these views, each in an order
 * of its own.
 *
 * @param plans of the students
 * @param screening of the pool
 * @param notices how it goes, for people
 */
public record StudentStore(StudentPlans plans, PoolScreening screening, Consumer<String> notices) {
  private static final long SEED = 0;
  private static final int TENTHS = 10;

  /** Builds the store, or goes on with it; nothing if it is complete. */
  public void build(Path file, Teacher teacher) throws IOException, InterruptedException {
    if (AnswerStore.isComplete(file)) {
      return;
    }
    RunPlan plan = plans.plan(plans.pool().isPresent() ? Setting.POOL : Setting.DISTILLED, SEED);
    Optional<Pool> pool = plans.pool();
    if (pool.isPresent()) {
      PoolScreening.Screened screened =
          screening.screen(plan, pool.get(), teacher, (done, all) -> {}, () -> false).orElseThrow();
      notices.accept(
          "pool: of each class "
              + screened.perClass()
              + " views, of "
              + screened.relevant()
              + " relevant images");
      pool = Optional.of(screened.pool());
    }
    Optional<MixedImages> mixed = MixedImages.of(plan, pool);
    int epochs = plan.recipe().optimisation().epochs();
    List<Integer> replicas = new ArrayList<>(AnswerBuilder.replicas(plan, mixed, epochs));
    // The students without a pool see nothing but images with labels.
    replicas.set(0, epochs);
    AnswerFormat format =
        new AnswerFormat(
            plan.classNames().size(), Optional.empty(), AnswerFormat.Precision.FLOAT32);
    int[] tenths = {-1};
    new AnswerBuilder(plan, teacher, mixed, replicas, format)
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
}
