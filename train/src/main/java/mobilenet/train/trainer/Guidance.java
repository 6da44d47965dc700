package mobilenet.train.trainer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Mixture;
import mobilenet.data.loader.View.Place;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;

/** Whose answers a network learns from, beside the labels. */
public sealed interface Guidance {

  /** Tells runs apart that would end with other bits. */
  String description();

  /** Images of several sources, if they are. */
  Optional<MixedImages> mixed();

  /** What there is to learn. */
  Lessons lessons(RunPlan plan);

  /** Shows the images; the caller closes it. */
  BatchLoader loader(RunPlan plan);

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
   * @param mixed images of several sources, if they are
   */
  record Asked(Teacher teacher, Optional<MixedImages> mixed) implements Guidance {
    /** About every image of the plan. */
    public Asked(Teacher teacher) {
      this(teacher, Optional.empty());
    }

    @Override
    public String description() {
      return teacher.description()
          + mixed.flatMap(MixedImages::pool).map(pool -> ", also of " + pool).orElse("");
    }

    @Override
    public Lessons lessons(RunPlan plan) {
      Lessons labels =
          mixed
              .<Lessons>map(images -> new MixedLessons(ViewTargets.of(plan, images.images())))
              .orElseGet(() -> LabelLessons.of(plan));
      return new TeacherLessons(labels, plan.recipe().input().preprocessing(), teacher);
    }

    @Override
    public BatchLoader loader(RunPlan plan) {
      return mixed
          .map(images -> Loaders.mixed(plan, images, Optional.empty()))
          .orElseGet(() -> Loaders.training(plan));
    }

    @Override
    public void requireFit(RunPlan plan) throws TrainingException {
      requireSources(plan, mixed);
    }
  }

  /**
   * What a teacher has said before.
   *
   * @param store which the caller closes
   * @param mixed images of several sources, if they are
   * @param pairing which answer an image is taught with
   */
  record Stored(AnswerStore store, Optional<MixedImages> mixed, AnswerPairing pairing)
      implements Guidance {
    /** About every image of the plan. */
    public Stored(AnswerStore store) {
      this(store, Optional.empty(), new AnswerPairing.Own());
    }

    @Override
    public String description() {
      return store.header().teacher()
          + ", stored ("
          + store.header().digest()
          + ")"
          + pairing.words();
    }

    @Override
    public Lessons lessons(RunPlan plan) {
      return new StoredLessons(plan, mixed, store, answered(plan));
    }

    private UnaryOperator<Place> answered(RunPlan plan) {
      if (!(pairing instanceof AnswerPairing.ShuffledWithinClass shuffled)) {
        return place -> place;
      }
      if (mixed.isPresent()) {
        Map<Integer, int[]> slots = new HashMap<>();
        return place -> {
          int[] answers =
              slots.computeIfAbsent(
                  place.source(),
                  source ->
                      shuffled.answers(
                          plan.training(),
                          mixed.get().sources().get(source).images(),
                          slot -> store.isAnswered(source, slot)));
          return new Place(place.source(), answers[place.slot()], place.pass());
        };
      }
      // The slots are the images of the data set.
      int[] part = plan.trainingPart().stream().toArray();
      int[] answers =
          shuffled.answers(plan.training(), plan.trainingPart(), i -> store.isAnswered(0, part[i]));
      Map<Integer, Integer> images = new HashMap<>();
      for (int i = 0; i < part.length; i++) {
        images.put(part[i], part[answers[i]]);
      }
      return place ->
          new Place(
              place.source(),
              Optional.ofNullable(images.get(place.slot())).orElseThrow(),
              place.pass());
    }

    @Override
    public BatchLoader loader(RunPlan plan) {
      return mixed
          .map(images -> Loaders.mixed(plan, images, Optional.of(store)))
          .orElseGet(() -> Loaders.training(plan, Optional.of(store)));
    }

    @Override
    public void requireFit(RunPlan plan) throws TrainingException {
      requireSources(plan, mixed);
      if (mixed.isPresent()) {
        mixed.get().requireSourcesOf(store);
      }
      Optional<String> difference = store.header().differenceOfViews(StoredViews.of(plan, mixed));
      if (difference.isPresent()) {
        throw new TrainingException(
            store.file()
                + ": holds a teacher's answers to other views: "
                + difference.get()
                + "; give the same, or build another store");
      }
      if (pairing instanceof AnswerPairing.ShuffledWithinClass) {
        requireOneClassAView(plan);
      }
    }

    private void requireOneClassAView(RunPlan plan) throws TrainingException {
      boolean blended = plan.recipe().augmentation().mixing().isPresent();
      boolean unlabelled = false;
      if (mixed.isPresent()) {
        blended = false;
        for (Mixture.Source source : mixed.get().sources()) {
          blended |= source.ratio() > 0 && source.transform().augmentation().mixing().isPresent();
          unlabelled |= source.ratio() > 0 && !source.labelled();
        }
      }
      if (blended || unlabelled) {
        throw new TrainingException(
            "answers are shuffled within a class, and "
                + (blended ? "mixed images are of two" : "images of a pool have none that is known")
                + "; leave "
                + (blended ? "mixing" : "the pool")
                + " out of the recipe "
                + plan.recipe().name());
      }
    }
  }

  private static void requireSources(RunPlan plan, Optional<MixedImages> mixed)
      throws TrainingException {
    if (mixed.isEmpty()) {
      MixedImages.requireNone(plan);
    }
  }
}
