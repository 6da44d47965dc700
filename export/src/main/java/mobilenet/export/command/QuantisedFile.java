package mobilenet.export.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.Progress;
import mobilenet.export.command.QuantisationReport.Checked;
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
  private final Optional<Integers> integers;
  private final Function<byte[], Checked> check;

  private QuantisedFile(
      byte[] bytes, Optional<Integers> integers, Function<byte[], Checked> check) {
    this.bytes = bytes;
    this.integers = integers;
    this.check = check;
  }

  byte[] bytes() {
    return bytes;
  }

  /** How the network was quantised, of int8. */
  Optional<Integers> integers() {
    return integers;
  }

  /** Checks what was read back. */
  Checked check(byte[] file) {
    return check.apply(file);
  }

  static QuantisedFile ofHalves(Network network, QuantisedForm form) {
    BoundGraph rounded = HalfWeights.round(network.bound());
    return new QuantisedFile(
        form.halves(rounded), Optional.empty(), file -> form.checkHalves(file, rounded));
  }

  static QuantisedFile ofIntegers(
      Network network, QuantisedForm form, QuantisationChoices choices, PreparedImages images) {
    Quantisation quantisation;
    QuantisationOptions how = choices.options(form);
    long steps = Quantisation.steps(how, images.count());
    try (ProgressBar bar = Progress.bar("calibrate", steps)) {
      quantisation = Quantisation.of(network.bound(), form.taps(), images.withStep(bar::step), how);
    }
    List<Layer> layers = quantisation.errors().stream().map(Layer::of).toList();
    Integers integers =
        new Integers(
            images.count(),
            form.activations(),
            how.weights().bits(),
            quantisation.equalised(),
            quantisation.floats(),
            QuantisationReport.finite(quantisation.answerSqnr()),
            quantisation.worst(WORST).stream().map(Layer::of).toList(),
            layers);
    return new QuantisedFile(
        form.integers(quantisation.plan()),
        Optional.of(integers),
        file -> form.checkIntegers(file, quantisation.plan(), images));
  }
}
