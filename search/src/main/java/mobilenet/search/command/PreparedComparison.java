package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.data.loader.LabelShare;
import mobilenet.data.loader.Selection;
import mobilenet.json.JsonFields;
import mobilenet.profile.ModelProfile;
import mobilenet.search.distillation.EqualCompute;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.StudentPlans;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;

/**
 * What a comparison of students is of, before anything is trained.
 *
 * @param recipe of the students
 * @param data that they learn from
 * @param plans of their runs
 * @param compute what equal compute is, in words
 */
record PreparedComparison(Recipe recipe, TrainingImages data, StudentPlans plans, String compute) {
  /** A killed run loses at most so much. */
  private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

  private static final double MILLION = 1e6;

  /**
   * Reads recipe, images and teachers.
   *
   * @param threads that decode and augment
   */
  static PreparedComparison of(DistilCompareOptions options, ImagesOptions images, int threads)
      throws IOException {
    Recipe recipe = RecipeOptions.read(options.recipe());
    TrainingImages data = TrainingImages.open(images.directory(), images.holdOut(), images.limit());
    LabelShare share = share(options, data);
    ModelProfile student =
        ModelProfile.of(recipe.architecture().withClasses(data.dataset().classNames().size()));
    double teacher = 0;
    double training = 0;
    for (Path folder : options.teachers()) {
      try (Checkpoint one = Checkpoint.open(folder)) {
        double macs = ModelProfile.of(one.architecture()).macs();
        teacher += macs;
        training += EqualCompute.PASSES * macs * options.teacherEpochs() * learnt(one);
      }
    }
    int epochs = recipe.optimisation().epochs();
    RunPlan.Options running = new RunPlan.Options(threads, SAVE_EVERY);
    try {
      int matched =
          new EqualCompute(student.macs(), teacher, training, options.students())
              .epochs(epochs, share.labelled().size());
      String compute =
          String.format(
              Locale.ROOT,
              "equal compute: a student of %.2f million multiply-accumulates, a teacher of %.2f,"
                  + " whose training %d students share: %d epochs without a teacher for %d with one",
              student.macs() / MILLION,
              teacher / MILLION,
              options.students(),
              matched,
              epochs);
      StudentPlans plans =
          new StudentPlans(
              recipe,
              data.dataset(),
              options.labels(),
              share,
              data.parts().validation(),
              matched,
              options.poolRatio(),
              running);
      return new PreparedComparison(recipe, data, plans, compute);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static LabelShare share(DistilCompareOptions options, TrainingImages data) {
    LabelShare share =
        LabelShare.of(data.dataset(), data.parts().training(), options.labels(), LabelShare.SEED);
    return options.settings().contains(Setting.POOL)
        ? share
        : new LabelShare(share.labelled(), Selection.of());
  }

  /** Images of an epoch of a teacher's training. */
  private static double learnt(Checkpoint teacher) throws IOException {
    String place = teacher.folder() + "/" + Checkpoint.CONFIG;
    JsonFields config = JsonFields.root(teacher.config().toJson(), place);
    Optional<JsonFields> training = config.optionalFields("training");
    if (training.isEmpty()) {
      throw new UsageException(
          place
              + ": does not say how many images the teacher has learnt from; give a checkpoint of"
              + " `mobilenet train`");
    }
    return training.get().number("training_images");
  }
}
