package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.space.SearchSpace;
import picocli.CommandLine.Option;

/** Which networks to measure, at which sizes. */
final class NetworkSource {
  private static final int LEAST_CLASSES = 1;

  private static final int DRAWS_EACH = 1000;

  /** Draws without a new network after which a space is taken to have no more. */
  private static final int VAIN_DRAWS = 2000;

  @Option(
      names = "--space",
      paramLabel = "NAME|FILE",
      description = "Draw networks from this space, an included one or a file.")
  private Optional<String> space = Optional.empty();

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME|FILE|CHECKPOINT[,…]",
      description = "Take these networks: names of the catalogue, files or checkpoints.")
  private List<String> networks = new ArrayList<>();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N[,N]",
      description = "Sizes of the images (default: 32,64,224).")
  private List<Integer> sizes = List.of(32, 64, 224);

  @Option(
      names = "--classes",
      paramLabel = "N",
      description =
          "Classes of the data, which a classifier's time depends on (default: the networks' own).")
  private Optional<Integer> classes = Optional.empty();

  @Option(
      names = "--channels",
      paramLabel = "N",
      description =
          "Channels of the images: 3 for colours, 1 for grey (default: the networks' own).")
  private Optional<Integer> channels = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the networks drawn and of the order of turns (default: 1).")
  private long seed = 1;

  long seed() {
    return seed;
  }

  List<Integer> sizes() {
    sizes.forEach(size -> Arguments.atLeast(1, "--sizes", size));
    return sizes.stream().distinct().sorted().toList();
  }

  /** Whether the networks are a given list, to be taken as a whole. */
  boolean isList() {
    return !networks.isEmpty();
  }

  /**
   * Networks of one size, in an order that depends on {@code stream} and the seed.
   *
   * @param stream 0 for a table, another for networks to check it with
   */
  Iterator<SizedNetwork> candidates(int size, int stream) throws IOException {
    Arguments.classes(LEAST_CLASSES, classes);
    Arguments.atLeast(1, "--channels", channels);
    if (space.isPresent() == isList()) {
      throw new UsageException("give --space or --networks, one of them");
    }
    if (isList()) {
      List<SizedNetwork> all = new ArrayList<>();
      for (String name : networks) {
        all.add(SizedNetwork.of(forData(Arguments.network(name).architecture()), size));
      }
      return all.iterator();
    }
    SearchSpace drawn = SpaceArgument.read(space.get());
    SplittableRandom random = new SplittableRandom(seed * 31 + stream);
    return Stream.generate(() -> drawn.architecture(drawn.sample(random)))
        .map(architecture -> SizedNetwork.of(forData(architecture), size))
        .iterator();
  }

  /** A list's different networks, for one size. */
  List<SizedNetwork> all(int size) throws IOException {
    Set<SizedNetwork> all = new LinkedHashSet<>();
    candidates(size, 0).forEachRemaining(all::add);
    return List.copyOf(all);
  }

  /** Different networks of a size that are among some known ones. */
  List<SizedNetwork> known(int size, int count, Set<String> knownHashes) throws IOException {
    Iterator<SizedNetwork> candidates = candidates(size, 0);
    Set<SizedNetwork> known = new LinkedHashSet<>();
    for (int i = 0; i < DRAWS_EACH * count && known.size() < count && candidates.hasNext(); i++) {
      SizedNetwork candidate = candidates.next();
      if (knownHashes.contains(candidate.hash())) {
        known.add(candidate);
      }
    }
    return List.copyOf(known);
  }

  /** Different networks of a size that are not among some known ones. */
  List<SizedNetwork> others(int size, int count, Set<String> knownHashes) throws IOException {
    Iterator<SizedNetwork> candidates = candidates(size, 1);
    Set<String> taken = new HashSet<>(knownHashes);
    List<SizedNetwork> others = new ArrayList<>();
    int vain = 0;
    while (vain < VAIN_DRAWS && others.size() < count && candidates.hasNext()) {
      SizedNetwork candidate = candidates.next();
      vain++;
      if (taken.add(candidate.hash())) {
        others.add(candidate);
        vain = 0;
      }
    }
    if (others.size() < 2) {
      throw new UsageException(
          "a check needs at least 2 networks of "
              + size
              + " px that are not in the table, found "
              + others.size()
              + "; give other --networks, or another --seed or --space");
    }
    return others;
  }

  private Architecture forData(Architecture architecture) {
    Architecture same = classes.map(architecture::withClasses).orElse(architecture);
    return channels.map(same::withInputChannels).orElse(same);
  }
}
