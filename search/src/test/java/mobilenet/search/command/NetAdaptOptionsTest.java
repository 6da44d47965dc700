package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.search.netadapt.AdaptSettings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NetAdaptOptionsTest {
  private static AdaptSettings settings(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--from", "a checkpoint"));
    all.addAll(List.of(arguments));
    return CommandLine.populateCommand(new NetAdaptOptions(), all.toArray(String[]::new))
        .settings();
  }

  @Test
  void aToleranceIsForTheFormThatComparesChanges() {
    assertThat(settings("--tolerance", "0.01").tolerance()).isEqualTo(0.01);
    assertThat(settings("--form", "original", "--tolerance", "0"))
        .isEqualTo(AdaptSettings.ORIGINAL);
    assertThatThrownBy(() -> settings("--form", "original", "--tolerance", "0.01"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--tolerance is for form v3, which compares changes of accuracy; form original takes the"
                + " most accurate network, given 0.01; leave it out");
  }
}
