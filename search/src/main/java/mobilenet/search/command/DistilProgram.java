package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.SavedWork;
import mobilenet.cli.ShutdownAction;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.command.FoundData;
import mobilenet.data.loader.Selection;
import mobilenet.evaluation.NamedClasses;
import mobilenet.search.command.StudentReply.Trained;
import mobilenet.search.distillation.HeldOutTeacher;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.Student;
import mobilenet.search.distillation.StudentPlans;
import mobilenet.search.distillation.StudentRuns;
import mobilenet.search.distillation.StudentStore;
import mobilenet.search.distillation.TeacherLead;
import mobilenet.train.command.AnswerWorker;
import mobilenet.train.command.AnswerWorkers;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;

/** A comparison of students from the command line. */
final class DistilProgram {
  private static final String UNLABELLED = "images without labels";

  private final DistilCompareOptions options;
  private final ImagesOptions images;
  private final PrintWriter err;
  private final DistilFolder folder;
  private final List<Outcome> done = new ArrayList<>();
  private boolean incomplete;

  DistilProgram(DistilCompareOptions options, ImagesOptions images, PrintWriter err) {
    this.options = options;
    this.images = images;
    this.err = err;
    this.folder = options.folder();
  }

  /**
   * Makes all runs that are missing.
   *
   * @param answering starts a process for {@link #answer}
   * @param training starts a process for {@link #train}
   * @return whether, of what was trained now, every image could be read and every file be written
   */
  boolean run(List<String> answering, List<String> training)
      throws IOException, InterruptedException {
    PreparedComparison comparison = PreparedComparison.of(options, images, options.threads());
    FoundData.print(comparison.data().dataset(), err);
    ImageDataset test = images.openTest();
    FoundData.print(test, err);
    say(comparison.compute());
    StudentPlans plans = comparison.plans();
    folder.require(experiment(comparison));
    done.addAll(Outcomes.read(folder.outcomes()));
    checkTeaching(plans);
    train(plans, test, List.of(Setting.PLAIN), training);
    if (options.settings().stream().anyMatch(this::isMissing)) {
      askTeacher(plans, answering);
      train(plans, test, options.settings(), training);
    }
    return !incomplete;
  }

  /** What all students have in common. */
  private Map<String, String> experiment(PreparedComparison comparison) {
    return Map.of(
        "recipe",
        DistilFolder.words(comparison.recipe()),
        "data",
        comparison.data().description(),
        "share of labels",
        Double.toString(options.labels()),
        "number of threads",
        Integer.toString(options.threads()));
  }

  /** Trains students in this process. */
  private StudentTrainer.Training training(StudentPlans plans, ImageDataset test) {
    List<String> notices = new ArrayList<>();
    StudentRuns runs =
        new StudentRuns(
            plans,
            folder.runs(),
            test,
            (student, epochs) ->
                new EpochLines(err, student.name() + ": ", epochs, System::nanoTime),
            line -> {
              notices.add(line);
              ErrorLine.print(err, line);
            });
    return student -> {
      notices.clear();
      Outcome outcome = runs.run(student, folder.store());
      return new Trained(outcome, !notices.isEmpty());
    };
  }

  /** Checks that the teacher is good enough, and has its answers stored. */
  private void askTeacher(StudentPlans plans, List<String> answering)
      throws IOException, InterruptedException {
    try (Teacher teacher = teacher(plans, options.threads())) {
      requireLead(plans, teacher);
      Map<String, String> parts = teaching(plans, teacher);
      if (options.settings().stream().anyMatch(s -> s.isTaught() && isMissing(s))) {
        say("asking the teacher: " + folder.store());
        new StudentStore(plans)
            .build(
                folder.store(),
                teacher,
                new PoolScreening(options.threshold(), Optional.empty()),
                (alone, pool) -> {
                  // Not before: a threshold that no image of the pool reaches may be lowered.
                  folder.require(parts);
                  return AnswerWorkers.of(options.workers(), answering, alone, pool);
                },
                this::say);
      }
      folder.require(parts);
    }
  }

  /**
   * Refuses what the folder holds otherwise, before hours of training. Nothing is written down, as
   * a teacher that turns out not to be good enough may be replaced.
   */
  private void checkTeaching(StudentPlans plans) throws IOException {
    if (options.settings().stream().allMatch(setting -> setting == Setting.PLAIN)) {
      return;
    }
    try (Teacher teacher = teacher(plans, options.threads())) {
      Map<String, String> parts = teaching(plans, teacher);
      if (options.settings().stream().noneMatch(this::isMissing)) {
        // Of a finished comparison, fewer settings can be asked for, those without a pool too.
        parts.remove(UNLABELLED);
      }
      folder.check(parts);
    }
  }

  /** What all students but the plain ones have in common. */
  private Map<String, String> teaching(StudentPlans plans, Teacher teacher) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("teacher", teacher.description());
    parts.putAll(equalCompute(plans));
    parts.put("ratio of the pool", Double.toString(options.poolRatio()));
    parts.put("threshold of the pool", Double.toString(options.threshold()));
    parts.put(UNLABELLED, plans.pool().isPresent() ? "shown" : "left out");
    return parts;
  }

  private static Map<String, String> equalCompute(StudentPlans plans) {
    return Map.of("epochs of equal compute", Integer.toString(plans.matchedEpochs()));
  }

  private Teacher teacher(StudentPlans plans, int threads) throws IOException {
    return Teachers.open(
        options.teachers(),
        NamedClasses.of(plans.dataset().classNames()),
        TeacherRuntime.JAVA,
        threads);
  }

  /** Asks the teacher what the parent process says, until it ends. */
  int answer(InputStream parent, OutputStream answers) throws IOException, InterruptedException {
    return AnswerWorker.serve(
        parent, answers, () -> new OwnStore(PreparedComparison.of(options, images, 1).plans()));
  }

  /**
   * Trains the students that the parent process names, until it ends.
   *
   * @param replies takes a line for each
   */
  int train(InputStream parent, PrintWriter replies) throws InterruptedException {
    return StudentTrainer.serve(
        parent,
        replies,
        () -> {
          PreparedComparison comparison = PreparedComparison.of(options, images, options.threads());
          // Recipe and data may have been changed since the parent has read them.
          folder.check(experiment(comparison));
          folder.check(equalCompute(comparison.plans()));
          NativeSettings.apply(options.threads()).forEach(line -> ErrorLine.print(err, line));
          return training(comparison.plans(), images.openTest());
        });
  }

  /** The store of the comparison, in one of the processes that ask. */
  private final class OwnStore implements AnswerWorker.Store {
    private final StudentPlans plans;

    OwnStore(StudentPlans plans) {
      this.plans = plans;
    }

    @Override
    public Teacher teacher() throws IOException {
      return DistilProgram.this.teacher(plans, 1);
    }

    @Override
    public AnswerBuilder builder(Teacher teacher, Optional<Selection> pool) throws IOException {
      return new StudentStore(plans).builder(teacher, pool);
    }
  }

  /** Trains the students that are missing, the settings of a seed beside each other. */
  @SuppressWarnings("try") // Nothing is asked of what is done at the end.
  private void train(
      StudentPlans plans, ImageDataset test, List<Setting> settings, List<String> workerCommand)
      throws IOException, InterruptedException {
    List<Student> missing =
        options.seeds().stream()
            .flatMap(seed -> settings.stream().map(setting -> new Student(setting, seed)))
            .filter(this::isMissing)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    StudentProgress progress =
        new StudentProgress(
            err, missing, student -> plans.epochs(student.setting()), System::nanoTime);
    // Processes that wait would keep their memory while the teacher is asked.
    try (StudentTrainer trainer = trainer(plans, test, workerCommand);
        ShutdownAction ending = new ShutdownAction(() -> interrupted(trainer))) {
      trainer.train(
          missing,
          trained -> {
            incomplete |= trained.noticed();
            done.add(trained.outcome());
            Outcomes.write(folder.outcomes(), done);
            progress.trained(trained.outcome());
          });
    }
  }

  private StudentTrainer trainer(StudentPlans plans, ImageDataset test, List<String> workerCommand)
      throws IOException {
    return options.workers() == 1
        ? StudentTrainer.here(training(plans, test))
        : new StudentPool(workerCommand, options.workers());
  }

  private void interrupted(StudentTrainer trainer) {
    trainer.close();
    ErrorLine.print(err, SavedWork.INTERRUPTED);
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

  private boolean isMissing(Student student) {
    return done.stream().noneMatch(row -> row.student().equals(student));
  }

  private boolean isMissing(Setting setting) {
    return options.seeds().stream().anyMatch(seed -> isMissing(new Student(setting, seed)));
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
