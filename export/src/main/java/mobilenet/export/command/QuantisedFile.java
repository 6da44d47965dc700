package mobilenet.export.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.Progress;
import mobilenet.export.command.QuantisationReport.Integers;
import mobilenet.export.command.QuantisationReport.Layer;
import mobilenet.export.quantise.HalfWeights;
import mobilenet.export.quantise.Quantisation;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.graph.pass.BoundGraph;

/** The bytes of a file, and how they are checked once they have been written and read back. */
final class QuantisedFile {
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

  static QuantisedFile ofHalves(Network network, QuantisedForm form) {
    BoundGraph rounded = HalfWeights.round(network.bound());
    return new QuantisedFile(
        form.halves(rounded),
        file ->
            QuantisationReport.of(
                Kind.FP16, network, form, Optional.empty(), form.checkHalves(file, rounded)));
  }

  static QuantisedFile ofIntegers(
      Network network, QuantisedForm form, QuantisationChoices choices, PreparedImages images) {
    Quantisation quantisation;
    QuantisationOptions how = choices.options(form.answers());
    long steps = Quantisation.steps(how, images.count());
    try (ProgressBar bar = Progress.bar("calibrate", steps)) {
      quantisation = Quantisation.of(network.bound(), form.taps(), images.withStep(bar::step), how);
    }
    List<Layer> layers = quantisation.errors().stream().map(Layer::of).toList();
    Integers integers =
        new Integers(
            images.count(),
            form.activations(),
            quantisation.equalised(),
            quantisation.floats(),
            QuantisationReport.finite(quantisation.answerSqnr()),
            quantisation.worst(WORST).stream().map(Layer::of).toList(),
            layers);
    return new QuantisedFile(
        form.integers(quantisation.plan()),
        file ->
            QuantisationReport.of(
                Kind.INT8,
                network,
                form,
                Optional.of(integers),
                form.checkIntegers(file, quantisation.plan(), images)));
  }
}
