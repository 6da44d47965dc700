package mobilenet.export.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.export.check.Difference;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.OnnxRuntimeFile;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.command.QuantisationReport.Checked;
import mobilenet.export.form.WeightType;
import mobilenet.export.onnx.IntegerType;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.WeightBits;
import mobilenet.graph.pass.BoundGraph;

/**
 * ONNX.
 *
 * @param options of the file
 * @param type of integer feature maps
 * @param size height and width of the images with which it is tried
 */
record OnnxForm(OnnxOptions options, IntegerType type, int size) implements QuantisedForm {
  @Override
  public ExportFormat format() {
    return ExportFormat.ONNX;
  }

  @Override
  public Optional<Long> opset() {
    return Optional.of((long) options.opset().version());
  }

  @Override
  public List<String> taps() {
    return options.taps();
  }

  @Override
  public Answers answers() {
    return Answers.SUMS;
  }

  /** ONNX Runtime clips sums of larger ones on some processors. */
  @Override
  public WeightBits weights() {
    return WeightBits.SEVEN;
  }

  @Override
  public String activations() {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public byte[] floats(BoundGraph bound) {
    return OnnxExport.export(bound, options);
  }

  @Override
  public byte[] halves(BoundGraph rounded) {
    return OnnxExport.export(rounded, options, WeightType.FLOAT16);
  }

  @Override
  public byte[] integers(QuantisationPlan plan) {
    return OnnxExport.export(plan, options, type);
  }

  @Override
  public Checked checkHalves(byte[] file, BoundGraph rounded) {
    OnnxCheck.Report found =
        new OnnxCheck(file, rounded, options, SCALAR).run(Trial.of(options, size, size));
    return Checked.ofDifference(
        found.runtime(), found.largest().map(Difference::relative), Optional.empty());
  }

  @Override
  public Checked checkIntegers(byte[] file, QuantisationPlan plan, Images images) {
    return Checked.ofIntegers(() -> QuantisedCheck.run(file, plan, options, images));
  }

  @Override
  public ExportedFile open(byte[] file) {
    return new OnnxRuntimeFile(file, options, size, size);
  }
}
