package mobilenet.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mobilenet.graph.Node;
import mobilenet.graph.Parameter;
import mobilenet.runtime.kernel.Band;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.PanelKernel;
import mobilenet.runtime.kernel.PanelPair;
import mobilenet.runtime.kernel.RowKernel;

/**
 * Which operations run together: neighbours with a map between them that the second cache cannot
 * hold. In bands of rows, largest maps first, as long as a band's rows and weights fit that cache
 * together; and what has too many weights for that panel by panel, if the second of both is
 * depthwise.
 */
final class Bands {
  /** From this size on a map is worth a band: the second cache of a common processor. */
  private static final long LARGE_MAP = 512 * 1024;

  /** Rows and weights of a band: most of the second cache. */
  private static final long BUDGET = 384 * 1024;

  /** Panels of a pair: with fewer, one of two threads would often wait for the other. */
  private static final int LEAST_PANELS = 8;

  /** Rows of the last output in a unit: the more, the fewer of them are moved. */
  private static final List<Integer> ROWS = List.of(8, 7, 6, 5, 4, 3, 2, 1);

  /** Fewer rows are worth it where they spare the busier of two threads more than this. */
  private static final double UNEVEN = 1.05;

  private final List<Node> nodes;
  private final Map<Integer, Kernel> kernels;

  private Bands(List<Node> nodes, Map<Integer, Kernel> kernels) {
    this.nodes = nodes;
    this.kernels = kernels;
  }

  /**
   * What is computed at once.
   *
   * @param nodes one, or those of a band or pair in order
   * @param inputs nodes whose maps it reads
   * @param kernel how
   */
  record Task(List<Integer> nodes, List<Integer> inputs, Kernel kernel) {
    /** The node whose map it leaves. */
    int output() {
      return nodes.get(nodes.size() - 1);
    }
  }

  /**
   * Groups operations; most stay alone.
   *
   * @param nodes of the graph
   * @param kernels of the nodes that are computed, in order
   * @param kept nodes whose maps are wanted as a whole
   */
  static List<Task> group(List<Node> nodes, Map<Integer, Kernel> kernels, Set<Integer> kept) {
    return new Bands(nodes, kernels).group(kept);
  }

  private List<Task> group(Set<Integer> kept) {
    Map<Integer, Task> tasks = new LinkedHashMap<>();
    kernels.forEach(
        (node, kernel) ->
            tasks.put(node, new Task(List.of(node), nodes.get(node).inputs(), kernel)));
    for (int node : linkable(kept)) {
      List<Integer> joined = new ArrayList<>(task(tasks, node).nodes());
      joined.addAll(task(tasks, node + 1).nodes());
      band(joined).ifPresent(band -> joined.forEach(member -> tasks.put(member, band)));
    }
    for (int node : linkable(kept)) {
      pair(tasks, node).ifPresent(pair -> pair.nodes().forEach(member -> tasks.put(member, pair)));
    }
    return tasks.values().stream().distinct().toList();
  }

  /** A node and the next one panel by panel, where no band has taken either. */
  private Optional<Task> pair(Map<Integer, Task> tasks, int node) {
    if (kernel(node) instanceof PanelKernel first
        && kernels.get(node + 1) instanceof ChannelKernel second
        && first.panels() >= LEAST_PANELS
        && nodes.get(node + 1).inputs().size() == 1
        && task(tasks, node).nodes().size() == 1
        && task(tasks, node + 1).nodes().size() == 1) {
      List<Integer> inputs = nodes.get(node).inputs();
      return Optional.of(new Task(List.of(node, node + 1), inputs, new PanelPair(first, second)));
    }
    return Optional.empty();
  }

  private static Task task(Map<Integer, Task> tasks, int node) {
    return Objects.requireNonNull(tasks.get(node));
  }

  /** Nodes with a large map that only the next node reads, by rows; the largest first. */
  private List<Integer> linkable(Set<Integer> kept) {
    return kernels.keySet().stream()
        .filter(node -> !kept.contains(node) && bytes(node) >= LARGE_MAP && feedsNextOnly(node))
        .sorted(Comparator.comparingLong(this::bytes).reversed())
        .toList();
  }

  private boolean feedsNextOnly(int node) {
    if (!(kernels.get(node) instanceof RowKernel && kernels.get(node + 1) instanceof RowKernel)) {
      return false;
    }
    List<Integer> next = nodes.get(node + 1).inputs();
    return next.get(0) == node
        && next.lastIndexOf(node) == 0
        && kernels.keySet().stream().filter(n -> nodes.get(n).inputs().contains(node)).count() == 1;
  }

  private long bytes(int node) {
    return kernels.get(node) instanceof RowKernel kernel
        ? (long) kernel.output().length() * Float.BYTES
        : 0;
  }

  /** With as many rows in a unit as the budget allows; empty if it allows none. */
  private Optional<Task> band(List<Integer> members) {
    List<Integer> inputs = new ArrayList<>();
    List<Band.Link> links = new ArrayList<>();
    long weights = 0;
    inputs.add(nodes.get(members.get(0)).inputs().get(0));
    for (int member : members) {
      List<Integer> read = nodes.get(member).inputs();
      OptionalInt residual = read.size() > 1 ? OptionalInt.of(inputs.size()) : OptionalInt.empty();
      inputs.addAll(read.subList(1, read.size()));
      links.add(new Band.Link((RowKernel) kernel(member), residual));
      for (Parameter parameter : nodes.get(member).op().parameters()) {
        weights += (long) parameter.elementCount() * Float.BYTES;
      }
    }
    long rest = BUDGET - weights;
    int atOnce = links.stream().mapToInt(link -> link.kernel().rowsAtOnce()).max().orElse(1);
    List<Band> fitting =
        ROWS.stream()
            .filter(rows -> rows % atOnce == 0)
            .map(rows -> new Band(links, rows))
            .filter(band -> band.bytes() <= rest)
            .toList();
    return even(fitting).map(band -> new Task(List.copyOf(members), List.copyOf(inputs), band));
  }

  /** Of bands with fewer and fewer rows a unit, the first that two threads share evenly. */
  private static Optional<Band> even(List<Band> bands) {
    List<Band> wide =
        bands.stream().filter(b -> 2 * b.rowsPerUnit() >= bands.get(0).rowsPerUnit()).toList();
    int best = wide.stream().mapToInt(Band::rowsOfBusier).min().orElse(0);
    return wide.stream().filter(band -> band.rowsOfBusier() <= UNEVEN * best).findFirst();
  }

  private Kernel kernel(int node) {
    return Objects.requireNonNull(kernels.get(node));
  }
}
