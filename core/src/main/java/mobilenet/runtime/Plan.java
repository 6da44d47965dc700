package mobilenet.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.graph.Graph;
import mobilenet.graph.Macs;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/**
 * What a session does for one image size: only the operations that the wanted taps need, each with
 * its kernel and the arrays that it reads and writes.
 *
 * @param steps in order
 * @param capacities length of each array
 * @param input layout and array of the image
 * @param taps layout and array of each wanted tap
 * @param shapes of the results of all operations of the graph
 */
record Plan(
    List<Step> steps,
    List<Integer> capacities,
    Place input,
    Map<String, Place> taps,
    List<Shape> shapes) {

  /**
   * A feature map in an array.
   *
   * @param slot which array
   * @param map layout
   */
  record Place(int slot, FeatureMap map) {}

  /**
   * One operation, or some that run together.
   *
   * @param nodes what it computes, in order
   * @param kernel how
   * @param inputs arrays read
   * @param output array written
   * @param map layout of the output
   * @param macs multiply-accumulates
   * @param bytes of weights, inputs and output
   */
  record Step(
      List<Node> nodes,
      Kernel kernel,
      List<Integer> inputs,
      int output,
      FeatureMap map,
      long macs,
      long bytes) {}

  /** Plans a graph whose operations have been prepared, for the taps wanted. */
  static Plan of(Graph graph, Engine engine, int height, int width, Map<String, Integer> taps) {
    List<Shape> shapes = Shapes.infer(graph, height, width);
    List<Node> nodes = graph.nodes();
    List<FeatureMap> maps = maps(engine, nodes, shapes);
    boolean[] needed = needed(nodes, taps);
    int[] lastReader = lastReaders(nodes, needed, taps);
    Map<Integer, Kernel> kernels = kernels(engine, nodes, maps, needed);
    Slots slots = new Slots();
    Place[] places = new Place[nodes.size()];
    places[0] = new Place(slots.acquire(maps.get(0).length()), maps.get(0));
    List<Step> steps = new ArrayList<>();
    for (Bands.Task task : Bands.group(nodes, kernels, Set.copyOf(taps.values()))) {
      FeatureMap map = maps.get(task.output());
      // Acquired before the inputs are released: a kernel may not overwrite what it still reads.
      Place place = new Place(slots.acquire(map.length()), map);
      places[task.output()] = place;
      steps.add(
          new Step(
              task.nodes().stream().map(nodes::get).toList(),
              task.kernel(),
              task.inputs().stream().map(input -> places[input].slot()).toList(),
              place.slot(),
              map,
              task.nodes().stream().mapToLong(node -> Macs.of(graph, shapes, node)).sum(),
              bytes(task, nodes, shapes)));
      for (int input : task.inputs().stream().distinct().toList()) {
        if (task.nodes().contains(lastReader[input])) {
          slots.release(places[input].slot());
        }
      }
    }
    Map<String, Place> outputs = new LinkedHashMap<>();
    taps.forEach((name, node) -> outputs.put(name, places[node]));
    List<Integer> lengths = withZeroTails(steps, slots.capacities());
    requireNoTail(lengths, places[0]);
    return new Plan(steps, lengths, places[0], outputs, shapes);
  }

  private static List<FeatureMap> maps(Engine engine, List<Node> nodes, List<Shape> shapes) {
    List<FeatureMap> maps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Shape shape = shapes.get(i);
      maps.add(
          nodes.get(i).op() instanceof Op.Input
              ? FeatureMap.dense(shape)
              : FeatureMap.of(shape, engine.kernels().pixelStride(shape.channels())));
    }
    return maps;
  }

  /** The kernels of what is computed, in order. */
  private static Map<Integer, Kernel> kernels(
      Engine engine, List<Node> nodes, List<FeatureMap> maps, boolean[] needed) {
    Map<Integer, Kernel> kernels = new LinkedHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (needed[i] && !(nodes.get(i).op() instanceof Op.Input)) {
        List<FeatureMap> inputs = nodes.get(i).inputs().stream().map(maps::get).toList();
        kernels.put(i, engine.layers().get(i).at(new Geometry(inputs, maps.get(i))));
      }
    }
    return kernels;
  }

  /** What must be read and written once, without padding. */
  private static long bytes(Bands.Task task, List<Node> nodes, List<Shape> shapes) {
    long floats = shapes.get(task.output()).elementCount();
    for (int input : task.inputs().stream().distinct().toList()) {
      floats += shapes.get(input).elementCount();
    }
    for (int node : task.nodes()) {
      for (Parameter parameter : nodes.get(node).op().parameters()) {
        floats += parameter.elementCount();
      }
    }
    return floats * Float.BYTES;
  }

  /** Maps never reach the tail of an array, so zeros stay zeros there. */
  private static List<Integer> withZeroTails(List<Step> steps, List<Integer> capacities) {
    int[] tails = new int[capacities.size()];
    for (Step step : steps) {
      int slot = step.inputs().get(0);
      tails[slot] = Math.max(tails[slot], step.kernel().zeroTail().length());
    }
    List<Integer> lengths = new ArrayList<>();
    for (int slot = 0; slot < tails.length; slot++) {
      lengths.add(Math.addExact(capacities.get(slot), tails[slot]));
    }
    return lengths;
  }

  /** The image's array stays when other kernels take over, and the caller may fill all of it. */
  private static void requireNoTail(List<Integer> lengths, Place image) {
    int length = lengths.get(image.slot());
    if (length != image.map().length()) {
      throw new IllegalStateException(
          "a kernel wants zeros behind the image: an array of "
              + length
              + " floats instead of "
              + image.map().length());
    }
  }

  private static boolean[] needed(List<Node> nodes, Map<String, Integer> taps) {
    boolean[] needed = new boolean[nodes.size()];
    needed[0] = true;
    taps.values().forEach(node -> needed[node] = true);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        nodes.get(i).inputs().forEach(input -> needed[input] = true);
      }
    }
    return needed;
  }

  /** The image and the taps are never released: the caller writes and reads them between runs. */
  private static int[] lastReaders(List<Node> nodes, boolean[] needed, Map<String, Integer> taps) {
    int[] last = new int[nodes.size()];
    Arrays.fill(last, Integer.MAX_VALUE);
    for (int i = 0; i < nodes.size(); i++) {
      if (needed[i]) {
        for (int input : nodes.get(i).inputs()) {
          last[input] = i;
        }
      }
    }
    last[0] = Integer.MAX_VALUE;
    taps.values().forEach(node -> last[node] = Integer.MAX_VALUE);
    return last;
  }

  /** Length of each scratch array that a worker needs for any step. */
  int[] scratchLengths() {
    return scratchLengths(steps);
  }

  /** Length of each scratch array that a worker needs for any of some steps. */
  static int[] scratchLengths(List<Step> steps) {
    int[] longest = new int[0];
    for (Step step : steps) {
      int[] lengths = step.kernel().scratchLengths();
      longest = Arrays.copyOf(longest, Math.max(longest.length, lengths.length));
      for (int i = 0; i < lengths.length; i++) {
        longest[i] = Math.max(longest[i], lengths[i]);
      }
    }
    return longest;
  }
}
