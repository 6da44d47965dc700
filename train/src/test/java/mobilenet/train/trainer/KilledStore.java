package mobilenet.train.trainer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;

/** A process that builds a store, to be killed: starts or goes on, whatever is there. */
final class KilledStore {
  private static final int BLOCK_MS = 4;
  private static final int REPLICAS = 40;
  private static final AnswerFormat FORMAT =
      new AnswerFormat(10, Optional.empty(), AnswerFormat.Precision.FLOAT32);

  private KilledStore() {}

  /** Takes a teacher's folder and the store's file. */
  public static void main(String[] args) throws Exception {
    RunPlan all = Runs.plan(Runs.recipe(1), Runs.slice(), Duration.ZERO);
    RunPlan plan =
        new RunPlan(
            all.recipe(),
            all.training(),
            Selection.of(all.trainingPart().stream().limit(70).toArray()),
            all.validation(),
            all.validationPart(),
            all.classNames(),
            all.seed(),
            all.options());
    try (Teacher teacher =
        Teachers.open(List.of(Path.of(args[0])), plan.classes(), TeacherRuntime.JAVA, 1)) {
      new AnswerBuilder(plan, teacher, REPLICAS, FORMAT)
          .build(Path.of(args[1]), (done, blocks) -> pause(), () -> false);
    }
  }

  /** So that a kill falls between writes, and into them, wherever the machine is fast. */
  private static void pause() {
    try {
      Thread.sleep(BLOCK_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
