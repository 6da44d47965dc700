package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.train.distillation.SmallTeachers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code distil} on a slice of Fashion-MNIST, with a teacher that has learnt nothing. */
abstract class DistilRuns {
  static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  final StringWriter out = new StringWriter();
  final StringWriter warnings = new StringWriter();
  final List<Exception> errors = new ArrayList<>();

  @TempDir Path dir;
  Path teacher = Path.of("");

  @BeforeEach
  void writeATeacher() throws IOException {
    teacher = SmallTeachers.write(dir.resolve("teacher"), 3, 32, CLASSES, 1);
  }

  int run(String... more) {
    return runOf("mobilenetv4_conv_small_035", more);
  }

  int runOf(String student, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--data",
                "src/test/resources/fashion-mnist-slice",
                "--limit",
                "300",
                "--student",
                student,
                "--size",
                "32",
                "--epochs",
                "1",
                "--threads",
                "1"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--recipe")) {
      arguments.addAll(List.of("--recipe", "fashion-mnist-tiny"));
    }
    if (!arguments.contains("--output")) {
      arguments.addAll(List.of("--output", dir.resolve("run").toString()));
    }
    return InProcess.run(new DistilCommand(), arguments, out, warnings, errors::add);
  }

  String error() {
    assertThat(errors).hasSize(1);
    return String.valueOf(errors.get(0).getMessage());
  }
}
