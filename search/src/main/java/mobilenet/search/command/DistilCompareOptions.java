package mobilenet.search.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.TeacherLead;
import picocli.CommandLine.Option;

/** Which students are compared, and who teaches them. */
final class DistilCompareOptions {
  private static final double PERCENT = 100;

  @Option(
      names = "--recipe",
      required = true,
      paramLabel = "NAME|FILE",
      description = "How every student is trained; one for labels alone, without mixing.")
  private String recipe = "";

  @Option(
      names = "--teacher",
      required = true,
      split = ",",
      paramLabel = "CHECKPOINT[,CHECKPOINT]",
      description = "The teacher; of several, the mean of their probabilities.")
  private List<Path> teachers = List.of();

  @Option(
      names = "--teacher-epochs",
      required = true,
      paramLabel = "N",
      description =
          "Epochs that each of them has learnt, of the images that its checkpoint names: a part of"
              + " what equal compute is.")
  private int teacherEpochs = 1;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "Students that share the cost of its training (default: 12).")
  private int students = 12;

  @Option(
      names = "--labels",
      paramLabel = "SHARE",
      description = "Images that have a label, of those not held out (default: 1).")
  private double labels = 1;

  @Option(
      names = "--settings",
      split = ",",
      paramLabel = "SETTING",
      description =
          "Of plain, compute-matched, distilled, pool and shuffled (default: all; pool only where"
              + " there are images without labels).")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Students of each setting, of the seeds 1 to N (default: 12).")
  private int seeds = 12;

  @Option(
      names = "--pool-ratio",
      paramLabel = "R",
      description = "Views of images without labels to those with (default: 1).")
  private double poolRatio = 1;

  @Option(
      names = "--pool-threshold",
      paramLabel = "P",
      description =
          "Only images of which the teacher gives one class this probability (default: 0.3).")
  private double threshold = 0.3;

  @Option(
      names = "--least-lead",
      paramLabel = "POINTS",
      description =
          "How much better the teacher must be on the images held out (default: 1.5; 2 with fewer"
              + " labels).")
  private Optional<Double> leastLead = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of a run; two processes of one are faster than one of two (default: 1).")
  private int threads = 1;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Processes that ask the teacher, of one thread each, and that train students, of --threads"
              + " each (default: 1, this one). The results are the same with any number.")
  private int workers = 1;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the experiment; the same command goes on there.")
  private Path output = Path.of("");

  /**
   * Checks what does not depend on the data.
   *
   * @throws UsageException for a number out of range
   */
  void check() {
    Arguments.atLeast(1, "--teacher-epochs", teacherEpochs);
    Arguments.atLeast(1, "--students", students);
    Arguments.atLeast(1, "--seeds", seeds);
    Arguments.threads("--threads", threads);
    Arguments.threads("--workers", workers);
    if (!(labels > 0 && labels <= 1)) {
      throw new UsageException("--labels must be above 0 up to 1, given " + labels);
    }
    if (!(threshold >= 0 && threshold < 1)) {
      throw new UsageException("--pool-threshold must be 0 to below 1, given " + threshold);
    }
    if (leastLead.isPresent() && !Double.isFinite(leastLead.get())) {
      throw new UsageException(
          "--least-lead must be a finite number of points, given " + leastLead.get());
    }
    settings();
  }

  String recipe() {
    return recipe;
  }

  List<Path> teachers() {
    return teachers;
  }

  int teacherEpochs() {
    return teacherEpochs;
  }

  int students() {
    return students;
  }

  double labels() {
    return labels;
  }

  double poolRatio() {
    return poolRatio;
  }

  double threshold() {
    return threshold;
  }

  int threads() {
    return threads;
  }

  /** Processes that ask the teacher and train students; this one alone if 1. */
  int workers() {
    return workers;
  }

  DistilFolder folder() {
    return new DistilFolder(output);
  }

  /** Least lead of the teacher, 0 to 1. */
  double leastLead() {
    return leastLead.map(points -> points / PERCENT).orElse(TeacherLead.least(labels));
  }

  /** Of the students. */
  List<Long> seeds() {
    return LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /**
   * What students learn from, in the order of the settings; always with those that have no teacher,
   * by whom the teacher is judged.
   *
   * @throws UsageException for one that there is not
   */
  List<Setting> settings() {
    List<Setting> wanted = new ArrayList<>();
    for (String label : settings) {
      wanted.add(
          Setting.find(label)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--settings must be of "
                              + Arrays.stream(Setting.values())
                                  .map(Setting::label)
                                  .collect(Collectors.joining(", "))
                              + ", given \""
                              + label
                              + "\"")));
    }
    if (labels == 1 && wanted.contains(Setting.POOL)) {
      throw new UsageException(
          "--settings pool needs images without labels; lower --labels, or leave it out");
    }
    return Arrays.stream(Setting.values())
        .filter(
            setting ->
                setting == Setting.PLAIN
                    || (wanted.isEmpty()
                        ? labels < 1 || setting != Setting.POOL
                        : wanted.contains(setting)))
        .toList();
  }
}
