package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerDeathExceptionTest {
  @ParameterizedTest
  @CsvSource({
    "137, ', as a system does that has no memory left'",
    "132, ', as happens when a native library crashes'",
    "134, ', as happens when a native library crashes'",
    "135, ', as happens when a native library crashes'",
    "139, ', as happens when a native library crashes'",
    "143, ''"
  })
  void saysWhatASignalStandsFor(int code, String cause) {
    WorkerDeathException death = new WorkerDeathException(code, 2);
    assertThat(death).hasMessage("its process was ended 2 times, with exit code " + code + cause);
    assertThat(death.wereKilled()).isTrue();
    assertThat(death.mayLackMemory()).isEqualTo(code == 137);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ownCodesAreNoSignals(int code) {
    WorkerDeathException death = new WorkerDeathException(code, 1);
    assertThat(death).hasMessage("its process ended with exit code " + code);
    assertThat(death.wereKilled()).isFalse();
    assertThat(death.mayLackMemory()).isFalse();
  }
}
