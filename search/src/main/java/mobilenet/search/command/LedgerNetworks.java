package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.cli.UsageException;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * Networks that were trained alone, to be held to what shared weights say of them.
 *
 * @param ledger that they are from
 * @param networks in its order
 */
record LedgerNetworks(Path ledger, List<Architecture> networks) {
  /** Copies. */
  LedgerNetworks {
    networks = List.copyOf(networks);
  }

  /**
   * Reads a ledger.
   *
   * @throws IOException if it cannot be read
   */
  static LedgerNetworks read(Path ledger) throws IOException {
    List<Architecture> networks = new ArrayList<>();
    for (TriedNetwork tried : TriedNetwork.of(LedgerView.read(ledger))) {
      networks.add(Networks.architecture(tried.trial()));
    }
    return new LedgerNetworks(ledger, networks);
  }

  /**
   * Those that a space has, too.
   *
   * @return canonical, in the ledger's order, each once
   */
  List<Genotype> in(SearchSpace space) {
    return networks.stream().map(space::find).flatMap(Optional::stream).distinct().toList();
  }

  /**
   * As {@link #in}, for a space that must have some.
   *
   * @param size of its images
   * @throws UsageException if it has none
   */
  List<Genotype> require(SearchSpace space, int size) {
    List<Genotype> here = in(space);
    if (here.isEmpty()) {
      throw new UsageException(
          "--rank "
              + ledger
              + ": the space "
              + space.name()
              + " at "
              + size
              + " pixels has none of its networks; give the --space and --size that it was made"
              + " with");
    }
    return here;
  }
}
