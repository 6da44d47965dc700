package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One idea a file, in every module: what is large has several. */
class FileSizeTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");
  private static final int MOST_LINES = 400;
  private static final int MEDIAN_LINES = 100;

  private static List<Path> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(HOME.resolve("pom.xml")))
        .results()
        .map(module -> HOME.resolve(module.group(1)))
        .toList();
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  @Test
  void noFileIsLong() throws IOException {
    assertThat(modules()).hasSizeGreaterThan(6);
    for (Path module : modules()) {
      assertThat(sources(module.resolve("src")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MOST_LINES));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main", "src/test"})
  void mostFilesAreShort(String part) throws IOException {
    List<Long> sorted = new ArrayList<>();
    for (Path module : modules()) {
      sources(module.resolve(part)).forEach(file -> sorted.add(lines(file)));
    }
    Collections.sort(sorted);
    assertThat(sorted.get(sorted.size() / 2)).as("median of " + part).isLessThan(MEDIAN_LINES);
  }
}
