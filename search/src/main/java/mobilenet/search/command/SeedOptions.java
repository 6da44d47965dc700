package mobilenet.search.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ChannelRounding;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.pruning.ChannelGroup;
import mobilenet.pruning.ChannelGroups;
import mobilenet.search.netadapt.AdaptSettings;
import mobilenet.search.netadapt.NarrowNetworks;
import picocli.CommandLine.Option;

/** Which network is adapted, and which of its channels may be cut. */
final class SeedOptions {
  @Option(
      names = "--from",
      paramLabel = "CHECKPOINT",
      required = true,
      description = "The network to make faster.")
  private Path from = Path.of("");

  @Option(
      names = "--quantum",
      paramLabel = "N",
      description = "Widths are multiples of N, itself a multiple of 8 (default: 16).")
  private int quantum = AdaptSettings.DEFAULT_QUANTUM;

  @Option(
      names = "--with-head",
      description = "Also narrow the head, which the papers leave as it is.")
  private boolean withHead;

  Path from() {
    return from;
  }

  int quantum() {
    Arguments.atLeast(ChannelRounding.DIVISOR, "--quantum", quantum);
    if (quantum % ChannelRounding.DIVISOR != 0) {
      throw new UsageException("--quantum must be a multiple of 8, given " + quantum);
    }
    return quantum;
  }

  /** The checkpoint's network under a name of its own: narrower ones are none of the catalogue. */
  static Architecture named(Architecture network) {
    return Catalogue.find(network.name()).isPresent()
        ? network.named(network.name() + "_netadapt")
        : network;
  }

  /** The networks that a network may become. */
  NarrowNetworks networks(Architecture network, ToDoubleFunction<Architecture> cost) {
    Set<ChannelGroup.Kind> kinds =
        EnumSet.of(ChannelGroup.Kind.EXPANSION, ChannelGroup.Kind.BOTTLENECK);
    if (withHead) {
      kinds.add(ChannelGroup.Kind.HEAD);
    }
    return new NarrowNetworks(ChannelGroups.of(network), kinds, cost);
  }

  /** The same, for those who do not ask what they cost. */
  NarrowNetworks networks(Architecture network) {
    return networks(network, any -> 1);
  }
}
