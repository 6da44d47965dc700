package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;

class DistilCommandTest extends DistilRuns {
  @Test
  void learnsFromATeacher() throws IOException {
    assertThat(run("--teacher", teacher.toString(), "--temperature", "2", "--json")).isZero();
    assertThat(warnings.toString())
        .contains("recipe: fashion-mnist-tiny, mobilenetv4_conv_small_035 at 32 pixels")
        .containsPattern("teacher: mobilenetv4_conv_small_035 \\([0-9a-f]{24}\\) by java\n")
        .contains("objective: distillation of weight 1.0 at temperature 2.0\n");
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("times").get("teacher").asDouble()).isPositive();
    assertThat(dir.resolve("run/recipe.yaml"))
        .content()
        .contains("label-smoothing: 0.0\ndistillation:\n  weight: 1.0\n  temperature: 2.0\n")
        .contains("fashion-mnist-tiny with", "distillation of weight 1.0 at temperature 2.0");

    // A finished run that goes on has nothing to do; it knows its network.
    List<String> unnamed =
        List.of(
            "--data=src/test/resources/fashion-mnist-slice",
            "--limit=300",
            "--recipe=fashion-mnist-tiny",
            "--size=32",
            "--epochs=1",
            "--threads=1",
            "--teacher=" + teacher,
            "--temperature=2",
            "--output=" + dir.resolve("run"),
            "--resume");
    assertThat(InProcess.run(new DistilCommand(), unnamed, out, warnings, errors::add))
        .as("%s", errors)
        .isZero();

    // What was begun goes on with the same teacher, run by the same library.
    assertThat(
            run(
                "--teacher",
                teacher.toString(),
                "--temperature",
                "2",
                "--teacher-runtime",
                "libtorch",
                "--resume"))
        .isEqualTo(1);
    assertThat(error()).contains("the teacher was mobilenetv4_conv_small_035 (");
  }

  @Test
  void goesOnFromACheckpointsWeights() throws IOException {
    Path from = SmallTeachers.write(dir.resolve("from"), 3, 32, CLASSES, 5);
    String[] more = {
      "--teacher", teacher.toString(), "--from", from.toString(), "--freeze", "conv_stem,blocks.0"
    };
    assertThat(run(more)).as("%s", errors).isZero();
    requireBegunFrom(from);

    // Without a name, the student is the checkpoint's network.
    assertThat(
            InProcess.run(
                new DistilCommand(),
                List.of(
                    "--data",
                    "src/test/resources/fashion-mnist-slice",
                    "--limit",
                    "300",
                    "--size",
                    "32",
                    "--epochs",
                    "1",
                    "--threads",
                    "1",
                    "--freeze",
                    "conv_stem,blocks.0",
                    "--teacher",
                    teacher.toString(),
                    "--from",
                    from.toString(),
                    "--output",
                    dir.resolve("unnamed").toString()),
                out,
                warnings,
                errors::add))
        .as("%s", errors)
        .isZero();
    assertThat(out.toString())
        .contains("recipe: fine-tune-small, mobilenetv4_conv_small_035 at 32 pixels");

    String[] elsewhere = Arrays.copyOf(more, more.length + 2);
    elsewhere[more.length] = "--output";
    elsewhere[more.length + 1] = dir.resolve("other").toString();
    assertThat(runOf("mobilenetv3_small_100", elsewhere)).isEqualTo(1);
    assertThat(error())
        .endsWith("; give --student mobilenetv4_conv_small_035 or another checkpoint");
    assertThat(dir.resolve("other")).doesNotExist();
  }

  /** Frozen layers have kept the weights, and others have not. */
  private void requireBegunFrom(Path from) throws IOException {
    try (Checkpoint before = Checkpoint.open(from);
        Checkpoint after = Checkpoint.open(dir.resolve("run/last"))) {
      for (String name : List.of("conv_stem.weight", "bn1.running_var", "blocks.0.0.conv.weight")) {
        assertThat(after.weights().read(name)).as(name).isEqualTo(before.weights().read(name));
      }
      String learnt = "blocks.3.0.pw_exp.conv.weight";
      assertThat(after.weights().read(learnt)).isNotEqualTo(before.weights().read(learnt));
    }
  }

  @Test
  void learnsFromAStore() throws IOException {
    String file = dir.resolve("answers.bin").toString();
    String[] build = {
      "--teacher",
      teacher.toString(),
      "--store",
      file,
      "--build-store",
      "1",
      "--store-number",
      "float16",
      "--store-top",
      "4"
    };
    assertThat(run(build)).isZero();
    assertThat(out.toString()).contains("store: " + file, "is complete; distil --store");
    assertThat(dir.resolve("run")).doesNotExist();
    // Once more: there is nothing left to do.
    List<String> again = new ArrayList<>(List.of(build));
    again.add("--json");
    out.getBuffer().setLength(0);
    assertThat(run(again.toArray(String[]::new))).isZero();
    JsonNode store = new ObjectMapper().readTree(out.toString());
    assertThat(store.get("store").asText()).isEqualTo(file);
    assertThat(store.get("bytes").asLong()).isEqualTo(Files.size(Path.of(file)));
    assertThat(store.get("teacher").asText()).startsWith("mobilenetv4_conv_small_035 (");
    assertThat(store.get("blocks").asInt()).isPositive();
    assertThat(store.get("top").asInt()).isEqualTo(4);
    assertThat(store.get("number").asText()).isEqualTo("float16");
    assertThat(store.get("sources").get(0).get("name").asText()).isEqualTo("images");

    assertThat(run("--store", file)).isZero();
    assertThat(out.toString()).containsPattern("\\) by java, stored \\([0-9a-f]{8}\\)\n");

    Path other = SmallTeachers.write(dir.resolve("other"), 3, 32, CLASSES, 2);
    assertThat(
            run(
                "--store",
                file,
                "--teacher",
                other.toString(),
                "--output",
                dir.resolve("b").toString()))
        .isEqualTo(1);
    assertThat(error())
        .startsWith(file + ": holds the answers of another teacher: mobilenetv4_conv_small_035 (")
        .endsWith("; give that teacher, or build another store");

    errors.clear();
    run("--store", file, "--hold-out", "0.2", "--output", dir.resolve("c").toString());
    assertThat(error()).contains("to other views: the data (division) was ");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(run("--teacher", dir.resolve("none").toString())).isEqualTo(1);
    assertThat(error()).contains(dir.resolve("none") + ": there is no such folder");

    errors.clear();
    Path other = SmallTeachers.write(dir.resolve("other"), 3, 32, CLASSES.subList(0, 9), 1);
    run("--teacher", teacher + "," + other);
    assertThat(error()).startsWith(other + " cannot teach these classes: ");

    errors.clear();
    run("--teacher", teacher.toString(), "--teacher-runtime", "onnx");
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error()).isEqualTo("--teacher-runtime must be java or libtorch, given \"onnx\"");

    errors.clear();
    run();
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error())
        .isEqualTo(
            "--teacher CHECKPOINT or FILE.onnx is missing: who is asked; or give --store FILE with"
                + " answers");

    errors.clear();
    run("--teacher", teacher.toString(), "--build-store", "1");
    assertThat(error()).isEqualTo("--build-store needs --store FILE, where the answers go");

    errors.clear();
    run("--teacher", teacher.toString(), "--workers", "2");
    assertThat(error()).isEqualTo("--workers is for --build-store; a run is one process");

    errors.clear();
    run("--teacher", teacher.toString(), "--store-number", "float16");
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error()).isEqualTo("--store-number is for --build-store; a store knows its own");

    for (String option : List.of("--pool-threshold=0.5", "--pool-per-class=5")) {
      errors.clear();
      run("--store", "answers.bin", "--pool-rest", "--labels", "0.5", option);
      assertThat(errors).singleElement().isInstanceOf(UsageException.class);
      assertThat(error())
          .isEqualTo(
              "--pool-threshold and --pool-per-class are for asking a teacher; --store FILE knows"
                  + " which images of the pool it shows: leave them out");
    }

    errors.clear();
    run("--teacher", teacher.toString(), "--weight", "2");
    assertThat(errors).singleElement().isInstanceOf(UsageException.class);
    assertThat(error()).isEqualTo("fashion-mnist-tiny: weight must be 0 to 1, given 2.0");

    errors.clear();
    run("--teacher", teacher.toString(), "--resume");
    assertThat(error()).endsWith("or start the run without --resume");
    assertThat(dir.resolve("run")).doesNotExist();
  }
}
