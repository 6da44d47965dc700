package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The published gain by a teacher is what the students' rows give. */
class PublishedDistillationTest {
  private static final Path RESULTS = Path.of("../results");

  @TempDir private Path folder;

  @Test
  void gainsAreWhatRowsGive() throws Exception {
    Commands.Outcome report =
        Commands.run(
            new CommandLine(new DistilReportCommand()),
            List.of(
                RESULTS.resolve("distillation/students").toString(),
                RESULTS.resolve("distillation/students-tenth").toString(),
                "--results",
                folder.resolve("distillation.csv").toString(),
                "--figure",
                folder.resolve("distillation.svg").toString()));
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out())
        .containsPattern("distilled +plain +12 +12 +\\+0\\.33 +\\+0\\.23 to \\+0\\.43")
        .containsPattern("distilled +shuffled +12 +12 +\\+0\\.63 +\\+0\\.52 to \\+0\\.74")
        .containsPattern("shuffled +plain +12 +1 +-0\\.30 +-0\\.45 to -0\\.14")
        .containsPattern("compute-matched +plain +2 +2 +\\+1\\.44 +\\+0\\.55 to \\+2\\.33")
        .containsPattern("distilled +compute-matched +2 +0 +-1\\.09 +-2\\.04 to -0\\.13");
    assertThat(report.out())
        .containsPattern("distilled +plain +6 +5 +\\+0\\.31 +-0\\.26 to \\+0\\.89")
        .containsPattern("pool +plain +6 +5 +\\+0\\.48 +-0\\.19 to \\+1\\.15")
        .containsPattern("distilled +shuffled +6 +6 +\\+1\\.56 +\\+0\\.93 to \\+2\\.20");
    for (String file : List.of("distillation.csv", "distillation.svg")) {
      assertThat(folder.resolve(file)).hasSameTextualContentAs(RESULTS.resolve(file));
    }
    for (Path page : List.of(Path.of("../README.md"), Path.of("../docs/distillation.md"))) {
      assertThat(Files.readString(page, StandardCharsets.UTF_8))
          .contains("0.33 points", "+0.23 to +0.43", "0.48", "−0.19 to +1.15", "1.44");
    }
  }
}
