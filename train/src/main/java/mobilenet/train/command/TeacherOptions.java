package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.evaluation.NamedClasses;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import picocli.CommandLine.Option;

/** Who is asked. */
final class TeacherOptions {
  @Option(
      names = "--teacher",
      split = ",",
      paramLabel = "CHECKPOINT|FILE.onnx[,…]",
      description =
          "Learn from this network, a checkpoint or an ONNX file; of several, from their mean"
              + " probabilities.")
  private List<Path> teachers = new ArrayList<>();

  @Option(
      names = "--teacher-runtime",
      paramLabel = "java|libtorch",
      description = "What runs teachers that are checkpoints (default: java).")
  private String runtime = TeacherRuntime.JAVA.toString();

  boolean given() {
    return !teachers.isEmpty();
  }

  /**
   * What runs teachers.
   *
   * @throws UsageException for one that there is not
   */
  TeacherRuntime runtime() {
    return Arrays.stream(TeacherRuntime.values())
        .filter(known -> known.toString().equals(runtime))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--teacher-runtime must be java or libtorch, given \"" + runtime + "\""));
  }

  /**
   * Opens them.
   *
   * @param classes of the student's data
   * @param threads of the Java runtime; libtorch has those of the process
   */
  Teacher open(NamedClasses classes, int threads) throws IOException {
    return Teachers.open(teachers, classes, runtime(), threads);
  }
}
