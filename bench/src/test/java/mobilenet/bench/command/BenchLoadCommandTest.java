package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mobilenet.cli.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchLoadCommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--callers 0 | --callers must be from 1 to 256, given 0",
        "--callers 100000 | --callers must be from 1 to 256, given 100000",
        "--seconds 0 | --seconds must be at least 1, given 0",
        "--runs 0 | --runs must be at least 1, given 0",
        "--heap foo | --heap must be a number with k, m or g, such as 512m, given \"foo\"",
        "--heap 512x | --heap must be a number with k, m or g, such as 512m, given \"512x\"",
        "--heap 1m | --heap must be at least 16m, given 1m",
        "xyz | unknown architecture \"xyz\"; 'mobilenet models' lists all architectures",
      })
  void wrongUsageStartsNoProcess(String line, String message) {
    BenchLoadCommand command = new BenchLoadCommand();
    new CommandLine(command).parseArgs(line.split(" ", -1));
    assertThatThrownBy(command::call).isInstanceOf(UsageException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"512m", "512M", "2g", "2G", "16384k", "16777216", "4096000K"})
  void heapsAreThoseOfJava(String size) {
    assertThat(HeapSize.of("--heap", size).text()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "m", "-1m", " 512m", "512 m", "512mb", "0.5g", "1t", "9999999999999g"})
  void othersAreNot(String size) {
    assertThatThrownBy(() -> HeapSize.of("--heap", size))
        .hasMessageContaining("a number with k, m or g")
        .hasMessageEndingWith("given \"" + size + "\"");
  }

  @Test
  void tooLittleHeap() {
    for (String size : new String[] {"0", "512", "16383k", "15m", "0g"}) {
      assertThatThrownBy(() -> HeapSize.of("--heap", size))
          .hasMessage("--heap must be at least 16m, given " + size);
    }
  }
}
