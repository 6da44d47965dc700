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
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.Selection;
import mobilenet.search.distillation.HeldOutTeacher;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.StudentPlans;
import mobilenet.search.distillation.StudentRuns;
import mobilenet.search.distillation.StudentStore;
import mobilenet.search.distillation.TeacherLead;
import mobilenet.train.command.AnswerWorker;
import mobilenet.train.command.AnswerWorkers;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
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
  private boolean noticed;

  DistilProgram(DistilCompareOptions options, ImagesOptions images, PrintWriter err) {
    this.options = options;
    this.images = images;
    this.err = err;
    this.folder = options.folder();
  }

  /**
   * Makes all runs that are missing.
   *
   * @param workerCommand starts a process for {@link #work}
   * @return whether every image could be read and every file be written
   */
  boolean run(List<String> workerCommand) throws IOException, InterruptedException {
    PreparedComparison comparison = PreparedComparison.of(options, images, options.threads());
    say(comparison.compute());
    StudentPlans plans = comparison.plans();
    ImageDataset test = images.openTest();
    folder.require(
        Map.of(
            "recipe",
            DistilFolder.words(comparison.recipe()),
            "data",
            comparison.data().description(),
            "share of labels",
            Double.toString(options.labels()),
            "number of threads",
            Integer.toString(options.threads())));
    done.addAll(Outcomes.read(folder.outcomes()));
    checkTeaching(plans);
    StudentRuns runs =
        new StudentRuns(
            plans,
            folder.runs(),
            test,
            epochs -> new EpochLines(err, epochs, System::nanoTime),
            this::notice);
    for (long seed : options.seeds()) {
      if (isMissing(Setting.PLAIN, seed)) {
        finish(Setting.PLAIN, seed, () -> runs.alone(Setting.PLAIN, seed));
      }
    }
    if (options.settings().stream().anyMatch(this::isMissing)) {
      askTeacher(plans, workerCommand);
      runOthers(runs);
    }
    return !noticed;
  }

  private void notice(String line) {
    noticed = true;
    ErrorLine.print(err, line);
  }

  /** Checks that the teacher is good enough, and has its answers stored. */
  private void askTeacher(StudentPlans plans, List<String> workerCommand)
      throws IOException, InterruptedException {
    try (Teacher teacher = teacher(plans, options.threads())) {
      requireLead(plans, teacher);
      folder.require(teaching(plans, teacher));
      if (options.settings().stream().anyMatch(s -> s.isTaught() && isMissing(s))) {
        say("asking the teacher: " + folder.store());
        new StudentStore(plans)
            .build(
                folder.store(),
                teacher,
                new PoolScreening(options.threshold(), Optional.empty()),
                (alone, pool) -> AnswerWorkers.of(options.workers(), workerCommand, alone, pool),
                this::say);
      }
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
    parts.put("epochs of equal compute", Integer.toString(plans.matchedEpochs()));
    parts.put("ratio of the pool", Double.toString(options.poolRatio()));
    parts.put("threshold of the pool", Double.toString(options.threshold()));
    parts.put(UNLABELLED, plans.pool().isPresent() ? "shown" : "left out");
    return parts;
  }

  private Teacher teacher(StudentPlans plans, int threads) throws IOException {
    return Teachers.open(
        options.teachers(), plans.dataset().classNames(), TeacherRuntime.JAVA, threads);
  }

  /** Asks the teacher what the parent process says, until it ends. */
  int work(InputStream parent, OutputStream answers) throws IOException, InterruptedException {
    return AnswerWorker.serve(
        parent, answers, () -> new OwnStore(PreparedComparison.of(options, images, 1).plans()));
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

  private void runOthers(StudentRuns runs) throws IOException, InterruptedException {
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

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
