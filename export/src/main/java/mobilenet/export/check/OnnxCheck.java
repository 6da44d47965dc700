package mobilenet.export.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.export.onnx.read.BrokenOnnxException;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.export.onnx.read.OnnxStructure;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Tensor;

/**
 * Checks an ONNX file as it was read back: its structure always, and its answers where ONNX Runtime
 * is on the class path.
 */
public final class OnnxCheck {
  /**
   * Of an output's largest value. Rounding stays far below in trained networks; a wrong padding or
   * epsilon is far above.
   */
  public static final double TOLERANCE = 1e-3;

  private static final long SEED = 3;

  private final ByteBuffer file;
  private final BoundGraph bound;
  private final OnnxOptions options;
  private final RuntimeOptions runtime;

  /**
   * A check to be done.
   *
   * @param file the bytes of the file
   * @param bound the network as it was exported
   * @param options with which it was exported
   * @param runtime how this project's runtime runs it
   */
  public OnnxCheck(byte[] file, BoundGraph bound, OnnxOptions options, RuntimeOptions runtime) {
    this(ByteBuffer.wrap(file), bound, options, runtime);
  }

  /**
   * As above, of a file that may be mapped to memory, so that none of it is on the heap.
   *
   * @param file the bytes of the file
   */
  public OnnxCheck(ByteBuffer file, BoundGraph bound, OnnxOptions options, RuntimeOptions runtime) {
    this.file = file;
    this.bound = bound;
    this.options = options;
    this.runtime = runtime;
  }

  /**
   * What was found.
   *
   * @param model the file
   * @param trials with which it was tried
   * @param runtime name and version of the runtime that ran it, if one was there
   * @param differences of every output in every trial; none without a runtime
   */
  public record Report(
      OnnxModel model, List<Trial> trials, Optional<String> runtime, List<Difference> differences) {
    /** Copies. */
    public Report {
      trials = List.copyOf(trials);
      differences = List.copyOf(differences);
    }

    /** The largest one, if a runtime was there. */
    public Optional<Difference> largest() {
      return differences.stream().max(Comparator.comparing(Difference::relative));
    }
  }

  /**
   * Checks the file.
   *
   * @throws BrokenOnnxException if it is damaged or not sound
   * @throws FailedCheckException if ONNX Runtime refuses it, or answers otherwise than this
   *     project's runtime by more than {@link #TOLERANCE}
   */
  public Report run(List<Trial> trials) {
    OnnxModel model = OnnxModel.read(file);
    trials.forEach(trial -> OnnxStructure.check(model, shape(trial)));
    Optional<OnnxRuntimeRun> loaded = load();
    if (loaded.isEmpty()) {
      return new Report(model, trials, Optional.empty(), List.of());
    }
    try (OnnxRuntimeRun other = loaded.get()) {
      List<Difference> differences = compare(other, trials);
      differences.forEach(difference -> difference.requireWithin(TOLERANCE));
      return new Report(model, trials, Optional.of(other.runtime()), differences);
    }
  }

  /** Empty if ONNX Runtime is not on the class path, or not for this system. */
  private Optional<OnnxRuntimeRun> load() {
    try {
      return Optional.of(new OnnxRuntimeRun(file));
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private int channels() {
    return bound.graph().nodes().get(0).op() instanceof Op.Input image ? image.channels() : 0;
  }

  private List<Long> shape(Trial trial) {
    PixelLayout layout =
        options.input() instanceof OnnxInput.Pixels pixels ? pixels.layout() : PixelLayout.NCHW;
    return layout.arrange(
        (long) trial.batch(), (long) channels(), (long) trial.height(), (long) trial.width());
  }

  private List<Difference> compare(OnnxRuntimeRun other, List<Trial> trials) {
    Graph graph = bound.graph();
    List<String> outputs = OnnxExport.outputs(graph, options);
    List<Difference> differences = new ArrayList<>();
    try (CompiledModel ours = CompiledModel.compile(bound, runtime)) {
      for (Trial trial : trials) {
        TrialImages images = TrialImages.of(options.input(), channels(), trial, SEED);
        Map<String, Tensor> expected = BatchRunner.run(ours, images.normalised(), outputs);
        Map<String, float[]> given = other.run(options.input(), images);
        for (String output : outputs) {
          float[] right = Optional.ofNullable(expected.get(output)).orElseThrow().data();
          float[] values = Optional.ofNullable(given.get(output)).orElseGet(() -> new float[0]);
          differences.add(Difference.of(output, right, values));
        }
      }
    }
    return differences;
  }
}
