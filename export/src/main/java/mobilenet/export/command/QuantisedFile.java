package mobilenet.export.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.Progress;
import mobilenet.export.check.Difference;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.QuantisedCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.command.QuantisationReport.Checked;
import mobilenet.export.command.QuantisationReport.Integers;
import mobilenet.export.command.QuantisationReport.Layer;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.WeightType;
import mobilenet.export.quantise.HalfWeights;
import mobilenet.export.quantise.Quantisation;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;

/** The bytes of a file, and how they are checked once they have been written and read back. */
final class QuantisedFile {
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
  private static final int WORST = 3;

  private final byte[] bytes;
  private final Function<byte[], QuantisationReport> check;

  private QuantisedFile(byte[] bytes, Function<byte[], QuantisationReport> check) {
    this.bytes = bytes;
    this.check = check;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Checks what was read back; the report lacks what was not measured. */
  QuantisationReport check(byte[] file) {
    return check.apply(file);
  }

  static QuantisedFile ofHalves(Network network, OnnxOptions options, int size) {
    BoundGraph rounded = HalfWeights.round(network.bound());
    return new QuantisedFile(
        OnnxExport.export(rounded, options, WeightType.FLOAT16),
        file -> {
          OnnxCheck.Report found =
              new OnnxCheck(file, rounded, options, SCALAR).run(Trial.of(options, size, size));
          Checked checked =
              new Checked(
                  found.runtime().orElse("no runtime"),
                  Optional.empty(),
                  found.largest().map(Difference::relative));
          return QuantisationReport.of(Kind.FP16, network, options, Optional.empty(), checked);
        });
  }

  static QuantisedFile ofIntegers(
      Network network, OnnxOptions options, QuantisationChoices choices, PreparedImages images) {
    Quantisation quantisation;
    QuantisationOptions how = choices.options();
    long steps = Quantisation.steps(how, images.count());
    try (ProgressBar bar = Progress.bar("calibrate", steps)) {
      quantisation =
          Quantisation.of(network.bound(), options.taps(), images.withStep(bar::step), how);
    }
    List<Layer> layers = quantisation.errors().stream().map(Layer::of).toList();
    Integers integers =
        new Integers(
            images.count(),
            choices.activations().name().toLowerCase(Locale.ROOT),
            quantisation.equalised(),
            quantisation.floats(),
            QuantisationReport.finite(quantisation.answerSqnr()),
            quantisation.worst(WORST).stream().map(Layer::of).toList(),
            layers);
    return new QuantisedFile(
        OnnxExport.export(quantisation.plan(), options, choices.activations()),
        file -> {
          QuantisedCheck.Report found =
              QuantisedCheck.run(file, quantisation.plan(), options, images);
          Checked checked =
              new Checked(
                  found.runtime(), QuantisationReport.finite(found.agreement()), Optional.empty());
          return QuantisationReport.of(Kind.INT8, network, options, Optional.of(integers), checked);
        });
  }
}
