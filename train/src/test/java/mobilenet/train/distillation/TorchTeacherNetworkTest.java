package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TorchTeacherNetworkTest {
  @Test
  void aWantOfMemoryIsAFailureOfTheTeacher() {
    RuntimeException full =
        new RuntimeException("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate");
    assertThat(TorchTeacherNetwork.explained(full, "a teacher's answers to 9 images at once"))
        .hasMessage(
            "libtorch has no memory for a teacher's answers to 9 images at once; free some, give"
                + " fewer --workers, or begin anew with a smaller --batch or with --teacher-runtime"
                + " java")
        .hasCause(full);
  }

  @Test
  void othersAreThrownOn() {
    IllegalStateException mistake = new IllegalStateException("closed");
    assertThatThrownBy(() -> TorchTeacherNetwork.explained(mistake, "weights")).isSameAs(mistake);
  }
}
