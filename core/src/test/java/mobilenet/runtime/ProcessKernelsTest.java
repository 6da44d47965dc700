package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessKernelsTest {

  @AfterEach
  void forget() {
    ProcessKernels.HERE.forget();
  }

  @Test
  void oneSetServesAllModelsUntilItIsForgotten() {
    ProcessKernels process = new ProcessKernels();
    Kernels first = process.vectorKernels(ScalarKernels::new);
    assertThat(process.vectorKernels(ScalarKernels::new)).isSameAs(first);
    process.forget();
    assertThat(process.vectorKernels(ScalarKernels::new)).isNotSameAs(first);
  }

  @Test
  void everyLookUpGivesTheSetOfTheProcess() {
    Kernels first = KernelLookup.choose(KernelSelection.VECTOR).kernels();
    assertThat(KernelLookup.choose(KernelSelection.VECTOR).kernels()).isSameAs(first);
    ProcessKernels.HERE.forget();
    assertThat(KernelLookup.choose(KernelSelection.VECTOR).kernels()).isNotSameAs(first);
  }
}
