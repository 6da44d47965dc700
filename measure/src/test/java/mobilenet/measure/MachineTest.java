package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void readsTheProcessorsName() {
    List<String> lines =
        List.of("processor\t: 0", "vendor_id\t: AuthenticAMD", "model name\t: AMD  EPYC 9R45 ");
    assertThat(Machine.processor(lines)).isEqualTo("AMD EPYC 9R45");
    assertThat(Machine.processor(List.of("processor\t: 0")))
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void tellsProcessorsOfOneNameApart() {
    List<String> lines =
        List.of("cpu family\t: 26", "model name\t: AMD EPYC", "flags\t\t: fpu avx2 avx512f");
    assertThat(Machine.processor(lines)).isEqualTo("AMD EPYC (family 26, AVX-512)");
    assertThat(Machine.processor(List.of("model name\t: Xeon", "flags\t: sse avx2 ")))
        .isEqualTo("Xeon (AVX2)");
  }

  @Test
  void isOneLine() {
    assertThat(new Machine("AMD EPYC", 2)).hasToString("AMD EPYC, 2 cores");
    assertThat(new Machine("Z80", 1)).hasToString("Z80, 1 core");
    assertThat(Machine.here().toString()).matches(".+, \\d+ cores?");
  }
}
