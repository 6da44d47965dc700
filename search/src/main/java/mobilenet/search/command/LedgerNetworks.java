package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.TriedNetwork;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/** Networks that were trained alone, to be held to what shared weights say of them. */
final class LedgerNetworks {
  private LedgerNetworks() {}

  /**
   * Those that a space has, too.
   *
   * @return canonical, in the ledger's order, each once
   * @throws IOException if the ledger cannot be read
   */
  static List<Genotype> of(Path ledger, SearchSpace space) throws IOException {
    Set<Genotype> networks = new LinkedHashSet<>();
    for (TriedNetwork tried : TriedNetwork.of(LedgerView.read(ledger))) {
      Optional<Genotype> here = space.find(Networks.architecture(tried.trial()));
      here.ifPresent(networks::add);
    }
    return List.copyOf(networks);
  }
}
