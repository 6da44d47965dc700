package mobilenet.runtime;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.scalar.ScalarKernels;

/**
 * Runs a graph operation by operation with the scalar kernels, and keeps every feature map: for
 * those who look at all of them, or change them on the way. Nothing is folded or fused; apply
 * {@link mobilenet.graph.pass.Pass passes} before. Immutable, so any number of threads may run it.
 */
public final class Interpreter {
  private final List<Node> nodes;
  private final List<Shape> shapes;
  private final List<Kernel> kernels = new ArrayList<>();

  /** Sees each feature map before other operations read it, and may change it. */
  @FunctionalInterface
  public interface Observer {
    /**
     * Called after each node, in their order.
     *
     * @param node index in the graph; 0 is the image
     * @param values H·W·C floats, channels of a pixel together; changes are what others read
     */
    void computed(int node, float[] values);
  }

  /**
   * For images of one size.
   *
   * @throws IllegalArgumentException if the image is too small for the network
   */
  public Interpreter(BoundGraph bound, int height, int width) {
    this.nodes = bound.graph().nodes();
    this.shapes = List.copyOf(Shapes.infer(bound.graph(), height, width));
    for (int i = 0; i < nodes.size(); i++) {
      kernels.add(kernel(bound, i));
    }
  }

  private Kernel kernel(BoundGraph bound, int index) {
    Node node = nodes.get(index);
    List<FeatureMap> inputs =
        node.inputs().stream().map(input -> FeatureMap.dense(shapes.get(input))).toList();
    Layer layer =
        node.op() instanceof Op.Input
            ? geometry -> NoKernel.INSTANCE
            : new ScalarKernels().prepare(node.op(), bound);
    return layer.at(new Geometry(inputs, FeatureMap.dense(shapes.get(index))));
  }

  /** Shape of what a node gives. */
  public Shape shape(int node) {
    return shapes.get(node);
  }

  /**
   * Runs the graph.
   *
   * @param image height · width · channels floats, channels of a pixel together, normalised; not
   *     changed
   * @return the feature map of every node, as the observer left it
   * @throws IllegalArgumentException if the image has another length
   */
  public List<float[]> run(float[] image, Observer observer) {
    if (image.length != shapes.get(0).elementCount()) {
      throw new IllegalArgumentException(
          "an image has "
              + shapes.get(0).elementCount()
              + " floats in this network, given "
              + image.length);
    }
    List<float[]> maps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      float[] values =
          i == 0
              ? image.clone()
              : compute(i, nodes.get(i).inputs().stream().map(maps::get).toList());
      observer.computed(i, values);
      maps.add(values);
    }
    return maps;
  }

  /**
   * Runs one operation.
   *
   * @param node its index; not the image's
   * @param inputs of the operation, H·W·C floats each
   * @return its output
   */
  public float[] compute(int node, List<float[]> inputs) {
    Kernel kernel = kernels.get(node);
    float[] output = new float[Math.toIntExact(shapes.get(node).elementCount())];
    int[] lengths = kernel.scratchLengths();
    float[][] scratch = new float[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      scratch[i] = new float[lengths[i]];
    }
    kernel.run(inputs.toArray(float[][]::new), output, scratch, 0, kernel.units());
    return output;
  }

  /** Of the image, which is given. */
  private enum NoKernel implements Kernel {
    INSTANCE;

    @Override
    public int units() {
      return 0;
    }

    @Override
    public void run(float[][] inputs, float[] output, float[][] scratch, int from, int to) {
      throw new IllegalArgumentException("the image is given, not computed");
    }
  }
}
