package mobilenet.bench.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.graph.Op;
import mobilenet.runtime.KernelChoice;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.kernel.Kernels;

/** Some convolutions of a network, ready to be timed with the kernels chosen here. */
public final class LayerRuns {
  /** Stands for every layer. */
  public static final String ALL = "all";

  /** Nothing to run. */
  public static final LayerRuns NONE = new LayerRuns(List.of());

  private static final long SEED = 1;

  private final List<LayerRun> runs;

  private LayerRuns(List<LayerRun> runs) {
    this.runs = List.copyOf(runs);
  }

  /**
   * Those of one type of one network, or the one of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LayerRuns of(List<LayerShape> layers, String network, LayerType type, String name) {
    List<LayerShape> wanted =
        layers.stream()
            .filter(l -> l.network().equals(network) && l.type() == type)
            .filter(l -> name.equals(ALL) || l.layer().equals(name))
            .toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          network + " has no " + type.label() + " layer \"" + name + "\"; see layers.csv");
    }
    Kernels kernels = KernelChoice.kernels(KernelSelection.AUTO);
    kernels.warmUp(wanted.stream().<Op>map(LayerShape::op).toList());
    SplittableRandom random = new SplittableRandom(SEED);
    List<LayerRun> runs = new ArrayList<>();
    wanted.forEach(layer -> runs.add(LayerRun.of(layer, kernels, random)));
    return new LayerRuns(runs);
  }

  /** How many. */
  int count() {
    return runs.size();
  }

  /**
   * Runs each once.
   *
   * @return a value of the last one's output
   */
  public float run() {
    float last = 0;
    for (LayerRun run : runs) {
      last = run.run()[0];
    }
    return last;
  }
}
