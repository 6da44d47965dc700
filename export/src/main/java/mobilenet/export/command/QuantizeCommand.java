package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.ErrorText;
import mobilenet.cli.NetworkOptions;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.image.Preprocessing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet quantize}. */
@Command(name = "quantize")
public final class QuantizeCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MOST_SECONDS = 600;

  private static final List<String> OF_INTEGERS =
      List.of(
          "--calibration",
          "--images",
          "--ranges",
          "--percentile",
          "--equalise",
          "--float",
          "--float-below",
          "--activations",
          "--weight-bits");

  private static final List<String> OF_REPORT = List.of("--csv", "--limit", "--seconds", "--split");

  private static final List<String> OF_ONNX = List.of("--opset", "--activations", "--weight-bits");

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkOptions networks = new NetworkOptions();
  @Mixin private OnnxFileOptions fileOptions = new OnnxFileOptions();
  @Mixin private QuantisationChoices choices = new QuantisationChoices();
  @Mixin private QuantisationData data = new QuantisationData();
  @Spec private CommandSpec spec;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "File to write.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "onnx|tflite",
      converter = FormatConverter.class,
      description =
          "What to write (default: TensorFlow Lite if the name of --output ends in .tflite, else"
              + " ONNX).")
  private Optional<ExportFormat> format = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "int8|fp16",
      converter = ChoiceConverter.OfKind.class,
      description =
          "8-bit weights and feature maps, or half floats as weights alone (default: int8).")
  private Kind kind = Kind.INT8;

  @Option(
      names = "--report",
      description = "Measure accuracy and latency of this file and of the float one.")
  private boolean report;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "How long --report measures the latency of each file; 0 leaves it out (default: 1).")
  private double seconds = 1;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "File of results to which --report adds a row.")
  private Optional<Path> csv = Optional.empty();

  /** Makes the command, for the command line. */
  public QuantizeCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireSuited();
    NetworkOptions.Network network = networks.open(OptionalInt.empty());
    QuantisedForm form = form(network);
    Preprocessing preprocessing = preprocessing(network);
    Optional<QuantisationMeasurement> measurement =
        report ? Optional.of(measurement(network, preprocessing)) : Optional.empty();
    QuantisedFile made = make(network, form, preprocessing);
    byte[] floats = form.floats(network.bound());
    // It gets its name before it is measured: what goes wrong then does not make it a bad file.
    QuantisationReport result =
        CheckedFile.write(
            output,
            made.bytes(),
            file ->
                new QuantisationReport(
                    output.toString(),
                    kind.toString(),
                    form.format().toString(),
                    network.architecture().name(),
                    form.opset(),
                    file.length,
                    floats.length,
                    made.integers(),
                    made.check(file),
                    Optional.empty(),
                    Optional.empty()));
    if (measurement.isPresent()) {
      result = measurement.get().of(result, () -> form.open(floats), () -> form.open(made.bytes()));
    }
    print(result);
    return isRowAdded(result) && result.failed().isEmpty() ? 0 : FAILED;
  }

  /** If not, that is said in passing: what was measured is printed, perhaps as a document. */
  private boolean isRowAdded(QuantisationReport result) {
    if (csv.isPresent() && result.images() > 0) {
      try {
        QuantisationRow.file(csv.get()).append(QuantisationRow.of(result));
      } catch (IOException e) {
        ErrorLine.print(spec.commandLine().getErr(), ErrorText.of(e));
        return false;
      }
    }
    return true;
  }

  private void print(QuantisationReport result) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    result.failed().forEach(failure -> ErrorLine.print(err, failure.error()));
    PrintWriter out = CheckedFile.reportTo(output, spec.commandLine());
    if (common.json()) {
      result.printJson(out);
    } else {
      result.print(out);
    }
  }

  private void requireSuited() throws IOException {
    fileOptions.requireSuited();
    networks.requireSuited();
    if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw new UsageException(
          "--seconds must be from 0 to " + MOST_SECONDS + ", given " + seconds);
    }
    for (String option : OF_INTEGERS) {
      if (kind == Kind.FP16 && isGiven(option)) {
        throw new UsageException(option + " is for --kind int8; half floats are not calibrated");
      }
    }
    for (String option : OF_ONNX) {
      if (format() == ExportFormat.TFLITE && isGiven(option)) {
        throw new UsageException(
            option
                + " is for ONNX; TensorFlow Lite files have versions of each operator, int8, and"
                + " weights of 8 bits");
      }
    }
    requireReport();
    data.requireSuited();
    if (csv.isPresent()) {
      QuantisationRow.file(csv.get()).check();
    }
  }

  /** Options that would go unheard without --report. */
  private void requireReport() {
    List<String> unused = new ArrayList<>(OF_REPORT);
    if (kind == Kind.FP16 || isGiven("--calibration")) {
      unused.add("--data");
    }
    for (String option : unused) {
      if (!report && isGiven(option)) {
        throw new UsageException(option + " is for what --report measures; give both");
      }
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private Preprocessing preprocessing(NetworkOptions.Network network) {
    int size = fileOptions.size(network);
    return RequiredConfig.of(network, "quantize", "how images become its input is")
        .preprocessing()
        .withSize(size, size);
  }

  private ExportFormat format() {
    return format.orElseGet(
        () -> output.toString().endsWith(".tflite") ? ExportFormat.TFLITE : ExportFormat.ONNX);
  }

  private QuantisedForm form(NetworkOptions.Network network) {
    if (format() == ExportFormat.TFLITE) {
      return new TfLiteForm(fileOptions.ofTfLite(network));
    }
    OnnxOptions options = fileOptions.of(network);
    if (kind == Kind.INT8 && options.opset().version() < OnnxExport.FIRST_WITH_CHANNEL_SCALES) {
      throw new UsageException(
          "--opset must be at least "
              + OnnxExport.FIRST_WITH_CHANNEL_SCALES
              + " for int8, which has a scale for each channel; given "
              + options.opset().version());
    }
    return new OnnxForm(options, choices.activations(), fileOptions.size(network));
  }

  private QuantisedFile make(
      NetworkOptions.Network network, QuantisedForm form, Preprocessing preprocessing)
      throws IOException {
    if (kind == Kind.FP16) {
      return QuantisedFile.ofHalves(network, form);
    }
    PreparedImages images = new PreparedImages(data.calibration(), preprocessing, () -> {});
    return QuantisedFile.ofIntegers(network, form, choices, images);
  }

  private QuantisationMeasurement measurement(
      NetworkOptions.Network network, Preprocessing preprocessing) throws IOException {
    LabelledData.requireLabels(network);
    ImageDataset dataset = data.evaluation();
    return new QuantisationMeasurement(
        LabelledData.chosen(dataset, data.limit()),
        LabelledData.mapping(network, dataset),
        preprocessing,
        seconds);
  }
}
