package mobilenet.convert.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Names;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Text;
import mobilenet.convert.source.ForeignFileException;

/** The dictionaries of tensors in a file: training scripts put much else around the weights. */
final class StateDicts {
  private static final int MAX_DEPTH = 16;

  /** Every network of timm's and torchvision's names has one of these. */
  private static final List<String> STEMS = List.of("conv_stem.weight", "features.0.0.weight");

  private record Place(String path, Dictionary dictionary, int depth) {}

  private final String origin;
  private final List<StateDict> found = new ArrayList<>();
  private Optional<String> architecture = Optional.empty();

  private StateDicts(String origin) {
    this.origin = origin;
  }

  /** Looks for dictionaries of tensors below a value; each is found once, where it comes first. */
  static StateDicts of(String origin, PickleValue root) throws ForeignFileException {
    StateDicts all = new StateDicts(origin);
    if (!(root instanceof Dictionary top)) {
      throw new ForeignFileException(
          origin
              + ": expected a dictionary of tensors, found "
              + (TensorReader.isTensor(root) ? "a single tensor" : "something else")
              + "; save model.state_dict() with torch.save");
    }
    Set<Dictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Place> open = new ArrayDeque<>(List.of(new Place("", top, 0)));
    while (!open.isEmpty()) {
      Place place = open.removeFirst();
      if (place.depth > MAX_DEPTH) {
        throw new ForeignFileException(
            origin
                + ": dictionaries are nested deeper than "
                + MAX_DEPTH
                + "; save model.state_dict() alone");
      }
      if (seen.add(place.dictionary)) {
        all.add(place, open);
      }
    }
    return all;
  }

  private void add(Place place, Deque<Place> open) {
    StateDict dict = StateDict.of(place.path, place.dictionary);
    if (!dict.tensors().isEmpty()) {
      found.add(dict);
    }
    for (Dictionary.Entry entry : place.dictionary.entries()) {
      if (entry.key() instanceof Text name) {
        String path = place.path.isEmpty() ? name.value() : place.path + "." + name.value();
        if (entry.value() instanceof Dictionary inner) {
          open.addLast(new Place(path, inner, place.depth + 1));
        } else if (place.depth == 0
            && name.value().equals("arch")
            && entry.value() instanceof Text text) {
          architecture = Optional.of(text.value());
        }
      }
    }
  }

  /** The architecture that timm's training script named, if it did. */
  Optional<String> architecture() {
    return architecture;
  }

  /** All of them but one, for people. */
  List<String> asides(StateDict chosen) {
    List<String> asides = new ArrayList<>();
    for (StateDict dict : found) {
      if (!dict.path().equals(chosen.path())) {
        asides.add(dict.place() + " (" + dict.tensors().size() + " tensors)");
      }
    }
    if (chosen.others() > 0) {
      asides.add(chosen.others() + " entries of " + chosen.place() + " that are no tensors");
    }
    return asides;
  }

  /**
   * The network.
   *
   * @param entry its path, if the user gave one; needed if there are several
   */
  StateDict choose(Optional<String> entry) throws ForeignFileException {
    if (entry.isPresent()) {
      List<String> paths = found.stream().map(StateDict::path).toList();
      int index = paths.indexOf(entry.get());
      if (index < 0) {
        List<String> near = Names.nearest(entry.get(), paths);
        throw new ForeignFileException(
            origin
                + ": has no tensors in an entry \""
                + entry.get()
                + "\"; expected "
                + (near.isEmpty() ? list(found) : String.join(" or ", near)));
      }
      return found.get(index);
    }
    List<StateDict> networks = found.stream().filter(StateDicts::isNetwork).toList();
    if (networks.size() == 1) {
      return networks.get(0);
    }
    if (networks.isEmpty()) {
      throw new ForeignFileException(
          origin
              + ": expected tensors with timm's or torchvision's names, such as "
              + String.join(" or ", STEMS)
              + ", found "
              + (found.isEmpty() ? "no tensors" : list(found) + " (" + names() + ")"));
    }
    throw new ForeignFileException(
        origin
            + ": holds "
            + networks.size()
            + " networks, in "
            + list(networks)
            + "; choose one with --entry");
  }

  private static boolean isNetwork(StateDict dict) {
    return dict.tensors().keySet().stream()
        .anyMatch(name -> STEMS.stream().anyMatch(name::endsWith));
  }

  private static String list(List<StateDict> dicts) {
    return dicts.stream().limit(5).map(StateDict::place).collect(Collectors.joining(", "))
        + (dicts.size() > 5 ? ", …" : "");
  }

  private String names() {
    return found.get(0).tensors().keySet().stream().limit(3).collect(Collectors.joining(", "))
        + ", …";
  }
}
