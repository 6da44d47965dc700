package mobilenet.export.command;

import java.util.List;
import java.util.Optional;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.check.TfLiteCheck;
import mobilenet.export.check.TfLiteFile;
import mobilenet.export.command.QuantisationReport.Checked;
import mobilenet.export.form.WeightType;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.WeightBits;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.graph.pass.BoundGraph;

/**
 * TensorFlow Lite.
 *
 * @param options of the file
 */
record TfLiteForm(TfLiteOptions options) implements QuantisedForm {
  @Override
  public ExportFormat format() {
    return ExportFormat.TFLITE;
  }

  /** Each operator has a version of its own. */
  @Override
  public Optional<Long> opset() {
    return Optional.empty();
  }

  @Override
  public List<String> taps() {
    return options.taps();
  }

  @Override
  public Answers answers() {
    return Answers.INTEGERS;
  }

  @Override
  public WeightBits weights() {
    return WeightBits.EIGHT;
  }

  @Override
  public String activations() {
    return "int8";
  }

  @Override
  public byte[] floats(BoundGraph bound) {
    return TfLiteExport.export(bound, options);
  }

  @Override
  public byte[] halves(BoundGraph rounded) {
    return TfLiteExport.export(rounded, options, WeightType.FLOAT16);
  }

  @Override
  public byte[] integers(QuantisationPlan plan) {
    return TfLiteExport.export(plan, options);
  }

  @Override
  public Checked checkHalves(byte[] file, BoundGraph rounded) {
    Optional<TfLiteCheck.Run> run = new TfLiteCheck(file, rounded, options, SCALAR).run().run();
    return Checked.ofDifference(
        run.map(TfLiteCheck.Run::runtime),
        run.map(found -> found.largest().relative()),
        run.map(TfLiteCheck.Run::pieces));
  }

  @Override
  public Checked checkIntegers(byte[] file, QuantisationPlan plan, Images images) {
    return Checked.ofIntegers(() -> QuantisedCheck.run(file, plan, options, images));
  }

  @Override
  public ExportedFile open(byte[] file) {
    return new TfLiteFile(file, options);
  }
}
