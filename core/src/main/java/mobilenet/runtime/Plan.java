package mobilenet.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * What a session does for one picture size: only the operations that the wanted taps need, each
 * with its kernel and the arrays that it reads and writes.
 *
 * @param steps in order
 * @param capacities length of each array
 * @param input layout and array of the picture
 * @param taps layout and array of each wanted tap
 */
record Plan(List<Step> steps, List<Integer> capacities, Place input, Map<String, Place> taps) {

  /**
   * A feature map in an array.
   *
   * @param slot which array
   * @param map layout
   */
  record Place(int slot, FeatureMap map) {}

  /**
   * One operation.
   *
   * @param node what it computes
   * @param kernel how
   * @param inputs arrays read
   * @param output array written
   * @param shape of the output
   * @param macs multiply-accumulates
   * @param bytes of weights, inputs and output
   */
  record Step(
      Node node,
      Kernel kernel,
      List<Integer> inputs,
      int output,
      Shape shape,
      long macs,
      long bytes) {}

  /** Plans a graph whose operations have been prepared, for the taps wanted. */
  static Plan of(Graph graph, Engine engine, int height, int width, Map<String, Integer> taps) {
    List<Shape> shapes = Shapes.infer(graph, height, width);
    List<Node> nodes = graph.nodes();
    boolean[] needed = needed(nodes, taps);
    int[] lastReader = lastReaders(nodes, needed, taps);
    Slots slots = new Slots();
    Place[] places = new Place[nodes.size()];
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (!needed[i]) {
        continue;
      }
      Node node = nodes.get(i);
      boolean picture = node.op() instanceof Op.Input;
      Shape shape = shapes.get(i);
      FeatureMap map =
          picture
              ? FeatureMap.dense(shape)
              : FeatureMap.of(shape, engine.kernels().pixelStride(shape.channels()));
      // Acquired before the inputs are released: a kernel may not overwrite what it still reads.
      places[i] = new Place(slots.acquire(map.length()), map);
      if (picture) {
        continue;
      }
      List<Place> inputs = node.inputs().stream().map(input -> places[input]).toList();
      Geometry geometry = new Geometry(inputs.stream().map(Place::map).toList(), map);
      steps.add(
          new Step(
              node,
              engine.layers().get(i).at(geometry),
              inputs.stream().map(Place::slot).toList(),
              places[i].slot(),
              shapes.get(i),
              Macs.of(graph, shapes, i),
              bytes(node, shapes, shapes.get(i))));
      for (int input : node.inputs().stream().distinct().toList()) {
        if (lastReader[input] == i) {
          slots.release(places[input].slot());
        }
      }
    }
    Map<String, Place> outputs = new LinkedHashMap<>();
    taps.forEach((name, node) -> outputs.put(name, places[node]));
    return new Plan(steps, withZeroTails(steps, slots.capacities()), places[0], outputs);
  }

  /** What must be read and written once, without padding. */
  private static long bytes(Node node, List<Shape> shapes, Shape output) {
    long floats = output.elementCount();
    for (int input : node.inputs().stream().distinct().toList()) {
      floats += shapes.get(input).elementCount();
    }
    for (Parameter parameter : node.op().parameters()) {
      floats += parameter.elementCount();
    }
    return floats * Float.BYTES;
  }

  /** Maps never reach the tail of an array, so zeros stay zeros there. */
  private static List<Integer> withZeroTails(List<Step> steps, List<Integer> capacities) {
    int[] tails = new int[capacities.size()];
    for (Step step : steps) {
      int slot = step.inputs().get(0);
      tails[slot] = Math.max(tails[slot], step.kernel().zeroTail());
    }
    List<Integer> lengths = new ArrayList<>();
    for (int slot = 0; slot < tails.length; slot++) {
      lengths.add(Math.addExact(capacities.get(slot), tails[slot]));
    }
    return lengths;
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

  /** The picture and the taps are never released: the caller writes and reads them between runs. */
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
