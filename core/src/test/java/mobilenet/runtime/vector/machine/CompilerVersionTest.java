package mobilenet.runtime.vector.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerVersionTest {

  @ParameterizedTest
  @CsvSource({"17, false", "20, false", "21, true", "25, true", "26, true"})
  void knowsTheBorder(int feature, boolean later) {
    assertThat(new CompilerVersion(feature).isLater()).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 25})
  void saysNothingOfTestedReleases(int feature) {
    assertThat(new CompilerVersion(feature).remark()).isEmpty();
  }

  @Test
  void saysThatANewerReleaseIsUntested() {
    assertThat(new CompilerVersion(26).remark())
        .hasValue("tiles chosen for JDK 25, as JDK 26 is untested");
  }
}
