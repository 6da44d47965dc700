package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.SizedNetwork;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NetworkSourceTest {
  private static NetworkSource source(String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.source;
  }

  /** A command that has these options. */
  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private NetworkSource source = new NetworkSource();
  }

  private static List<SizedNetwork> take(Iterator<SizedNetwork> networks, int count) {
    List<SizedNetwork> taken = new ArrayList<>();
    while (taken.size() < count && networks.hasNext()) {
      taken.add(networks.next());
    }
    return taken;
  }

  @Test
  void namesAreTakenInTheirOrderWithTheDatasClasses() throws IOException {
    NetworkSource source =
        source("--networks", "mobilenetv3_small_050,mobilenetv1_025", "--classes", "7");
    List<SizedNetwork> networks = take(source.candidates(64, 0), 10);
    assertThat(networks)
        .extracting(network -> network.architecture().name())
        .containsExactly("mobilenetv3_small_050", "mobilenetv1_025");
    assertThat(networks).allMatch(network -> network.size() == 64);
    assertThat(networks).allMatch(network -> network.architecture().classes() == 7);
  }

  @Test
  void drawsDependOnTheSeedAlone() throws IOException {
    NetworkSource source = source("--space", "tiny-uib", "--seed", "3");
    List<SizedNetwork> first = take(source.candidates(28, 0), 5);
    assertThat(take(source.candidates(28, 0), 5)).isEqualTo(first);
    assertThat(take(source.candidates(28, 1), 5)).isNotEqualTo(first);
    NetworkSource other = source("--space", "tiny-uib", "--seed", "4");
    assertThat(take(other.candidates(28, 0), 5)).isNotEqualTo(first);
  }

  @Test
  void othersAreNoneOfTheKnown() throws IOException {
    NetworkSource source = source("--space", "tiny-uib");
    Set<String> known =
        take(source.candidates(28, 1), 50).stream()
            .map(SizedNetwork::hash)
            .collect(Collectors.toSet());
    List<SizedNetwork> others = source.others(28, 20, known);
    assertThat(others).hasSize(20).doesNotHaveDuplicates();
    assertThat(others).noneMatch(network -> known.contains(network.hash()));
  }

  @Test
  void nothingLeftToCheckWithIsSaid() throws IOException {
    NetworkSource source = source("--networks", "mobilenetv1_025");
    assertThatThrownBy(() -> source.others(64, 20, Set.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("at least 2 networks of 64 px that are not in the table, found 1");
  }

  @Test
  void eitherASpaceOrNetworks() {
    assertThatThrownBy(() -> source().candidates(28, 0)).isInstanceOf(UsageException.class);
    assertThatThrownBy(
            () -> source("--space", "tiny-uib", "--networks", "mobilenetv1_025").candidates(28, 0))
        .hasMessage("give --space or --networks, one of them");
  }

  @Test
  void aSpaceThatIsMissingIsNoUnknownName() {
    assertThatThrownBy(() -> source("--space", "mine.json").candidates(28, 0))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("mine.json");
    assertThatThrownBy(() -> source("--space", "tiny-ui").candidates(28, 0))
        .isInstanceOf(UsageException.class)
        .hasMessage("--space: unknown space \"tiny-ui\"; did you mean tiny-uib?");
  }

  @Test
  void sizesAreDifferentAndInOrder() {
    assertThat(source("--sizes", "64,32,64").sizes()).containsExactly(32, 64);
    assertThat(source().sizes()).containsExactly(32, 64, 224);
    assertThatThrownBy(() -> source("--sizes", "0").sizes()).hasMessageContaining("--sizes");
  }
}
