package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published results of two stages against one are what the searches' files give. */
class PublishedTwoStagesTest {
  private static final Path RESULTS = Path.of("../results");
  private static final Path FILES = RESULTS.resolve("two-stage");
  private static final String ALONE = FILES.resolve("alone.jsonl").toString();

  @TempDir private Path folder;

  private static List<String> folders(String in, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(FILES.resolve(in))) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  @Test
  void allSearchesEndOnTarget() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.resolve("two-stage.csv").toString());
    arguments.add(FILES.resolve("winners.csv").toString());
    arguments.add(ALONE);
    arguments.addAll(folders("searches", ""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TwoStageReport.run(
        arguments.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("one-stage: 5 of 5 within a tenth", "two-stage: 5 of 5 within a tenth")
        .contains("top-1 of two stages less that of one: 0.09 points (-0.28 to 0.46), of 5 pairs");
    for (String file : List.of("two-stage.csv", "two-stage.svg")) {
      assertThat(folder.resolve(file)).hasSameTextualContentAs(RESULTS.resolve(file));
    }
  }

  @Test
  void slopesOfWeightsThatNoControllerLed() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(folder.resolve("slopes.csv").toString());
    arguments.add(ALONE);
    arguments.addAll(folders("supernets", "whole-"));
    arguments.add("--");
    arguments.addAll(folders("supernets", "coarse-"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WidthSlopeReport.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "slope in the coarse space less that in the whole one: -0.41 points (-1.09 to 0.26), of 5"
                + " pairs");
    assertThat(folder.resolve("slopes.csv")).hasSameTextualContentAs(FILES.resolve("slopes.csv"));
  }
}
