package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Stage;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.document.ArchitectureDocument;
import mobilenet.profile.ModelProfile;
import mobilenet.pruning.ChannelGroup.Kind;
import mobilenet.pruning.ChannelGroups;
import org.junit.jupiter.api.Test;

class NarrowNetworksTest {
  private static NarrowNetworks of(Architecture architecture, Kind... kinds) {
    return new NarrowNetworks(
        ChannelGroups.of(architecture),
        EnumSet.copyOf(List.of(kinds)),
        network -> ModelProfile.of(network).macs());
  }

  @Test
  void onlyTheKindsThatWereNamedMayBeCut() {
    Architecture small = Catalogue.get("mobilenetv3_small_100");
    assertThat(of(small, Kind.EXPANSION).widest().channels()).hasSize(10);
    assertThat(of(small, Kind.EXPANSION, Kind.BOTTLENECK).widest().channels()).hasSize(17);
    assertThat(of(small, Kind.HEAD).widest().channels()).containsEntry("head", 1024);
  }

  @Test
  void costAndHashAreThoseOfTheArchitecture() {
    NarrowNetworks networks = of(Catalogue.get("mobilenetv3_small_100"), Kind.EXPANSION);
    Widths narrow = networks.widest().with("expansion blocks.4.1", 512);
    Architecture architecture = networks.architecture(narrow);
    assertThat(architecture.resolve().stages().get(4).get(1).expandedChannels()).isEqualTo(512);
    assertThat(networks.cost(narrow)).hasValue((double) ModelProfile.of(architecture).macs());
    assertThat(networks.hash(narrow)).isEqualTo(ArchitectureDocument.hash(architecture));
    assertThat(networks.architecture(networks.widest()))
        .isEqualTo(Catalogue.get("mobilenetv3_small_100"));
  }

  @Test
  void aNetworkThatCannotBeHasNoCostAndIsNotProposed() {
    Architecture wide =
        Catalogue.get("mobilenetv4_conv_small")
            .withStages(
                List.of(
                    Stage.of(
                        new UniversalInvertedBottleneck(3, 3, 2, 4, 32, Activation.RELU),
                        new UniversalInvertedBottleneck(0, 3, 1, 4, 64, Activation.RELU))));
    NarrowNetworks networks = of(wide, Kind.BOTTLENECK);
    assertThat(networks.cost(networks.widest().with("bottleneck blocks.0.1", 32))).isEmpty();
    double most = networks.cost(networks.widest()).orElseThrow() - 1;
    List<Proposal> proposals = new Proposals(networks, 32).from(networks.widest(), most);
    // The stem and the first block are as narrow as a quantum, and 32 is refused for the second.
    assertThat(proposals).isEmpty();
    assertThat(new Proposals(networks, 16).from(networks.widest(), most))
        .extracting(proposal -> proposal.widths().of("bottleneck blocks.0.1"))
        .contains(48);
  }

  @Test
  void noNetworkIsAskedForTwice() {
    AtomicInteger asked = new AtomicInteger();
    NarrowNetworks networks =
        new NarrowNetworks(
            ChannelGroups.of(Catalogue.get("mobilenetv3_small_100")),
            EnumSet.of(Kind.EXPANSION),
            network -> asked.incrementAndGet());
    assertThat(networks.cost(networks.widest())).isEqualTo(networks.cost(networks.widest()));
    assertThat(asked).hasValue(1);
  }
}
