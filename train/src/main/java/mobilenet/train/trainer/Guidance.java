package mobilenet.train.trainer;

import java.util.Optional;
import mobilenet.data.loader.Replay;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;

/** Whose answers a network learns from, beside the labels. */
public sealed interface Guidance {

  /** Tells runs apart that would end with other bits. */
  String description();

  /** What there is to learn. */
  Lessons lessons(RunPlan plan);

  /** Views that must be shown, if they are not the loader's own. */
  Optional<Replay> replay();

  /**
   * Checks that a run can have it.
   *
   * @throws TrainingException if it is of something else
   */
  void requireFit(RunPlan plan) throws TrainingException;

  /**
   * A teacher that is asked about every batch as the network sees it.
   *
   * @param teacher of the classes of the plan's images, in their order; the caller closes it
   */
  record Asked(Teacher teacher) implements Guidance {
    @Override
    public String description() {
      return teacher.description();
    }

    @Override
    public Lessons lessons(RunPlan plan) {
      return new TeacherLessons(plan, teacher);
    }

    @Override
    public Optional<Replay> replay() {
      return Optional.empty();
    }

    @Override
    public void requireFit(RunPlan plan) {}
  }

  /**
   * What a teacher has said before.
   *
   * @param store which the caller closes
   */
  record Stored(AnswerStore store) implements Guidance {
    @Override
    public String description() {
      return store.header().teacher() + ", stored (" + store.header().digest() + ")";
    }

    @Override
    public Lessons lessons(RunPlan plan) {
      return new StoredLessons(plan, store);
    }

    @Override
    public Optional<Replay> replay() {
      return Optional.of(store);
    }

    @Override
    public void requireFit(RunPlan plan) throws TrainingException {
      Optional<String> difference = store.header().differenceOfViews(StoredViews.of(plan));
      if (difference.isPresent()) {
        throw new TrainingException(
            store.file()
                + ": holds a teacher's answers to other views: "
                + difference.get()
                + "; give the same, or build another store");
      }
    }
  }
}
