package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.LabelShare;
import mobilenet.data.loader.Selection;
import mobilenet.json.JsonFields;
import mobilenet.profile.ModelProfile;
import mobilenet.search.distillation.EqualCompute;
import mobilenet.search.distillation.HeldOutTeacher;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.StudentPlans;
import mobilenet.search.distillation.StudentRuns;
import mobilenet.search.distillation.StudentStore;
import mobilenet.search.distillation.TeacherLead;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.command.RecipeOptions;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;

/** A comparison of students from the command line. */
final class DistilProgram {
  /** A killed run loses at most so much. */
  private static final Duration SAVE_EVERY = Duration.ofSeconds(30);

  private static final double MILLION = 1e6;

  private final DistilCompareOptions options;
  private final ImagesOptions images;
  private final PrintWriter err;
  private final DistilFolder folder;
  private final List<Outcome> done = new ArrayList<>();

  DistilProgram(DistilCompareOptions options, ImagesOptions images, PrintWriter err) {
    this.options = options;
    this.images = images;
    this.err = err;
    this.folder = options.folder();
  }

  /** Makes all runs that are missing. */
  void run() throws IOException, InterruptedException {
    Recipe recipe = RecipeOptions.read(options.recipe());
    TrainingImages data = TrainingImages.open(images.directory(), images.holdOut(), images.limit());
    ImageDataset test = images.openTest();
    LabelShare share = share(data);
    List<Checkpoint> teachers = new ArrayList<>();
    for (Path teacher : options.teachers()) {
      teachers.add(Checkpoint.open(teacher));
    }
    int matched = matched(recipe, data, share, teachers);
    StudentPlans plans = plans(recipe, data, share, matched);
    folder.require(
        Map.of(
            "recipe",
            RecipeWriter.toYaml(recipe),
            "data",
            data.description(),
            "share of labels",
            Double.toString(options.labels()),
            "number of threads",
            Integer.toString(options.threads())));
    done.addAll(Outcomes.read(folder.outcomes()));
    StudentRuns runs =
        new StudentRuns(
            plans, folder.runs(), test, epochs -> new EpochLines(err, epochs, System::nanoTime));
    for (long seed : options.seeds()) {
      if (isMissing(Setting.PLAIN, seed)) {
        finish(Setting.PLAIN, seed, () -> runs.alone(Setting.PLAIN, seed));
      }
    }
    if (options.settings().stream().anyMatch(this::isMissing)) {
      runOthers(plans, runs, matched);
    }
  }

  private void runOthers(StudentPlans plans, StudentRuns runs, int matched)
      throws IOException, InterruptedException {
    try (Teacher teacher =
        Teachers.open(
            options.teachers(),
            plans.dataset().classNames(),
            TeacherRuntime.JAVA,
            options.threads())) {
      requireLead(plans, teacher);
      Map<String, String> parts = new LinkedHashMap<>();
      parts.put("teacher", teacher.description());
      parts.put("epochs of equal compute", Integer.toString(matched));
      parts.put("ratio of the pool", Double.toString(options.poolRatio()));
      parts.put("threshold of the pool", Double.toString(options.threshold()));
      parts.put("images without labels", plans.pool().isPresent() ? "shown" : "left out");
      folder.require(parts);
      if (options.settings().stream().anyMatch(s -> s.isTaught() && isMissing(s))) {
        say("asking the teacher: " + folder.store());
        new StudentStore(plans, new PoolScreening(options.threshold(), Optional.empty()), this::say)
            .build(folder.store(), teacher);
      }
    }
    for (long seed : options.seeds()) {
      for (Setting setting : options.settings()) {
        if (!isMissing(setting, seed)) {
          continue;
        }
        if (!setting.isTaught()) {
          finish(setting, seed, () -> runs.alone(setting, seed));
          continue;
        }
        try (AnswerStore store = AnswerStore.open(folder.store())) {
          finish(setting, seed, () -> runs.taught(setting, seed, store));
        }
      }
    }
  }

  private void requireLead(StudentPlans plans, Teacher teacher)
      throws IOException, InterruptedException {
    List<Double> plain =
        done.stream().filter(row -> row.setting() == Setting.PLAIN).map(Outcome::heldOut).toList();
    RunPlan plan = plans.plan(Setting.PLAIN, options.seeds().get(0));
    TeacherLead lead =
        new TeacherLead(HeldOutTeacher.top1(plan, teacher), plain, options.leastLead());
    say(lead.describe());
    if (lead.refusal().isPresent()) {
      throw new UsageException(lead.refusal().get());
    }
  }

  /** One run. */
  @FunctionalInterface
  private interface Run {
    Outcome outcome() throws IOException, InterruptedException;
  }

  private void finish(Setting setting, long seed, Run run)
      throws IOException, InterruptedException {
    say(setting.label() + ", seed " + seed);
    done.add(run.outcome());
    Outcomes.write(folder.outcomes(), done);
  }

  private boolean isMissing(Setting setting, long seed) {
    return done.stream().noneMatch(row -> row.isOf(setting, seed));
  }

  private boolean isMissing(Setting setting) {
    return options.seeds().stream().anyMatch(seed -> isMissing(setting, seed));
  }

  private LabelShare share(TrainingImages data) {
    LabelShare share =
        LabelShare.of(data.dataset(), data.parts().training(), options.labels(), LabelShare.SEED);
    return options.settings().contains(Setting.POOL)
        ? share
        : new LabelShare(share.labelled(), Selection.of());
  }

  private StudentPlans plans(Recipe recipe, TrainingImages data, LabelShare share, int matched) {
    try {
      return new StudentPlans(
          recipe,
          data.dataset(),
          options.labels(),
          share,
          data.parts().validation(),
          matched,
          options.poolRatio(),
          new RunPlan.Options(options.threads(), SAVE_EVERY));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int matched(
      Recipe recipe, TrainingImages data, LabelShare share, List<Checkpoint> teachers)
      throws IOException {
    double student =
        ModelProfile.of(recipe.architecture().withClasses(data.dataset().classNames().size()))
            .macs();
    double teacher = 0;
    double training = 0;
    for (Checkpoint one : teachers) {
      double macs = ModelProfile.of(one.architecture()).macs();
      teacher += macs;
      training += EqualCompute.PASSES * macs * options.teacherEpochs() * learnt(one);
    }
    int epochs = recipe.optimisation().epochs();
    int matched =
        new EqualCompute(student, teacher, training, options.students())
            .epochs(epochs, share.labelled().size());
    say(
        String.format(
            Locale.ROOT,
            "equal compute: a student of %.2f million multiply-accumulates, a teacher of %.2f, whose"
                + " training %d students share: %d epochs without a teacher for %d with one",
            student / MILLION,
            teacher / MILLION,
            options.students(),
            matched,
            epochs));
    return matched;
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

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
