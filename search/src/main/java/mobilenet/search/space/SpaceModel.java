package mobilenet.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.search.space.RowTable.Form;
import mobilenet.search.space.Shells.Shell;

/**
 * A space that has been read and checked.
 *
 * @param decisions in the order of genes
 * @param shells everything but the stages
 * @param shared decisions that rows of the space share, none of which a shell has
 * @param tables forms of the rows, by the network's default activation
 */
record SpaceModel(
    List<Decision> decisions,
    Shells shells,
    List<Integer> shared,
    Map<Activation, List<List<RowTable>>> tables) {

  /** A network as its shell and, stage by stage, its forms. */
  record Network(Shell shell, List<List<Form>> stages) {
    List<List<String>> symbols() {
      return stages.stream()
          .map(forms -> forms.stream().flatMap(form -> form.symbols().stream()).toList())
          .toList();
    }
  }

  List<List<RowTable>> tables(Shell shell) {
    return List.copyOf(tables.getOrDefault(shell.architecture().stem().activation(), List.of()));
  }

  /** Where the blocks of a network of these genes come from, stage by stage. */
  List<List<BlockPlace>> places(int[] genes) {
    List<List<BlockPlace>> places = new ArrayList<>();
    for (List<RowTable> stage : tables(shells.of(genes).orElseThrow())) {
      List<BlockPlace> own = new ArrayList<>();
      for (RowTable table : stage) {
        if (table.row().isPresent(genes)) {
          int repeats = table.form(genes).orElseThrow().rows().size();
          for (int repeat = 0; repeat < repeats; repeat++) {
            own.add(table.row().first().repeat(repeat));
          }
        }
      }
      places.add(own);
    }
    return places;
  }

  /** The network of these genes: empty where a block cannot exist. */
  Optional<Network> network(int[] genes) {
    Optional<Shell> shell = shells.of(genes);
    if (shell.isEmpty()) {
      return Optional.empty();
    }
    List<List<Form>> stages = new ArrayList<>();
    for (List<RowTable> stage : tables(shell.get())) {
      List<Form> forms = new ArrayList<>();
      for (RowTable table : stage) {
        if (table.row().isPresent(genes)) {
          Optional<Form> form = table.form(genes);
          if (form.isEmpty()) {
            return Optional.empty();
          }
          forms.add(form.get());
        }
      }
      stages.add(forms);
    }
    return Optional.of(new Network(shell.get(), stages));
  }

  /** The canonical genotype of a network of this space. */
  Genotype canonical(Network network) {
    return new NetworkMatcher(tables(network.shell()), shared, network.symbols())
        .match(network.shell().genes())
        .orElseThrow(() -> new IllegalStateException("a network of the space is not found in it"));
  }
}
