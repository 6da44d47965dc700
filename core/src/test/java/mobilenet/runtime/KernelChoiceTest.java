package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelChoiceTest {
  @ParameterizedTest
  @EnumSource
  void theKernelsAreThoseOfTheChoice(KernelSelection selection) {
    assertThat(KernelChoice.kernels(selection).name()).isEqualTo(KernelChoice.of(selection).name());
  }
}
