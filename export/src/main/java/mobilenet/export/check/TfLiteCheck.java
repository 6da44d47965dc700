package mobilenet.export.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteInput;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.read.BrokenTfLiteException;
import mobilenet.export.tflite.read.TfLiteModel;
import mobilenet.export.tflite.read.TfLiteStructure;
import mobilenet.export.tflite.run.TfLiteException;
import mobilenet.export.tflite.run.TfLiteSession;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Tensor;

/**
 * Checks a TensorFlow Lite file as it was read back: its structure always, and its answers where
 * TensorFlow Lite is on the class path.
 */
public final class TfLiteCheck {
  /**
   * Of an output's largest value. Rounding stays far below; a wrong padding or epsilon is far
   * above.
   */
  public static final double TOLERANCE = 1e-4;

  private static final long SEED = 3;

  private final byte[] file;
  private final BoundGraph bound;
  private final TfLiteOptions options;
  private final RuntimeOptions runtime;

  /**
   * A check to be done.
   *
   * @param file the bytes of the file
   * @param bound the network as it was exported
   * @param options with which it was exported
   * @param runtime how this project's runtime runs it
   */
  public TfLiteCheck(byte[] file, BoundGraph bound, TfLiteOptions options, RuntimeOptions runtime) {
    this.file = file;
    this.bound = bound;
    this.options = options;
    this.runtime = runtime;
  }

  /**
   * What another runtime did with the file.
   *
   * @param runtime its name and version
   * @param pieces of a run: 1 if its delegate XNNPACK runs the whole file
   * @param differences of every output in every trial
   */
  public record Run(String runtime, int pieces, List<Difference> differences) {
    /** Copies. */
    public Run {
      differences = List.copyOf(differences);
    }

    /** The largest one. */
    public Difference largest() {
      return differences.stream()
          .max(Comparator.comparing(Difference::relative))
          .orElseThrow(() -> new IllegalStateException("nothing was compared"));
    }
  }

  /**
   * What was found.
   *
   * @param model the file
   * @param trials with which it was tried
   * @param run what TensorFlow Lite did with it, if it was there
   */
  public record Report(TfLiteModel model, List<Trial> trials, Optional<Run> run) {
    /** Copies. */
    public Report {
      trials = List.copyOf(trials);
    }
  }

  /**
   * Checks the file.
   *
   * @throws BrokenTfLiteException if it is damaged or not sound
   * @throws FailedCheckException if TensorFlow Lite refuses it, or answers otherwise than this
   *     project's runtime by more than {@link #TOLERANCE}
   */
  public Report run() {
    TfLiteModel model = TfLiteModel.read(file);
    List<Trial> trials = Trial.of(options);
    TfLiteStructure.check(model, shape(trials.get(0)));
    return new Report(model, trials, tried(trials));
  }

  private Optional<Run> tried(List<Trial> trials) {
    Optional<TfLiteSession> loaded = load();
    if (loaded.isEmpty()) {
      return Optional.empty();
    }
    try (TfLiteSession other = loaded.get()) {
      List<Difference> differences = compare(other, trials);
      differences.forEach(difference -> difference.requireWithin(TOLERANCE));
      return Optional.of(new Run(other.runtime(), other.pieces(), differences));
    } catch (TfLiteException e) {
      throw failure(e);
    }
  }

  /** Empty if TensorFlow Lite is not on the class path, or not for this system. */
  private Optional<TfLiteSession> load() {
    try {
      return Optional.of(new TfLiteSession(file, 1));
    } catch (TfLiteException e) {
      throw failure(e);
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private static FailedCheckException failure(TfLiteException e) {
    return new FailedCheckException(
        e.getMessage() + "; its own message is above; please report it with the network", e);
  }

  private int channels() {
    return bound.graph().nodes().get(0).op() instanceof Op.Input image ? image.channels() : 0;
  }

  private List<Integer> shape(Trial trial) {
    return List.of(trial.batch(), trial.height(), trial.width(), channels());
  }

  private List<Difference> compare(TfLiteSession other, List<Trial> trials) {
    List<String> outputs = TfLiteExport.outputs(bound.graph(), options);
    List<Difference> differences = new ArrayList<>();
    try (CompiledModel ours = CompiledModel.compile(bound, runtime)) {
      for (Trial trial : trials) {
        if (options.batch().isFree()) {
          other.resize(shape(trial).stream().mapToInt(Integer::intValue).toArray());
        }
        TrialImages images = images(trial);
        Map<String, float[]> given = answers(other, images);
        Map<String, Tensor> expected = BatchRunner.run(ours, images.normalised(), outputs);
        for (String output : outputs) {
          Tensor right = Optional.ofNullable(expected.get(output)).orElseThrow();
          float[] values = Optional.ofNullable(given.get(output)).orElseGet(() -> new float[0]);
          differences.add(Difference.of(output, ChannelsLast.of(right), values));
        }
      }
    }
    return differences;
  }

  private Map<String, float[]> answers(TfLiteSession other, TrialImages images) {
    if (options.input() instanceof TfLiteInput.Pixels) {
      other.input(images.samples());
    } else {
      other.input(ChannelsLast.of(images.normalised()));
    }
    other.run();
    return other.results();
  }

  private TrialImages images(Trial trial) {
    OnnxInput input =
        options.input() instanceof TfLiteInput.Pixels pixels
            ? new OnnxInput.Pixels(PixelLayout.NHWC, pixels.mean(), pixels.std())
            : new OnnxInput.Normalised();
    return TrialImages.of(input, channels(), trial, SEED);
  }
}
