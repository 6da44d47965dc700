package mobilenet.export.command;

import java.util.List;
import java.util.Optional;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.command.QuantisationReport.Checked;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.WeightBits;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;

/** A format of quantised files, with what a file of it is to be like. */
sealed interface QuantisedForm permits OnnxForm, TfLiteForm {
  /** The scalar kernels are the specification. */
  RuntimeOptions SCALAR = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  /** Which it is. */
  ExportFormat format();

  /** Version of the operator set, if the format has one for a whole file. */
  Optional<Long> opset();

  /** Feature maps that are outputs too. */
  List<String> taps();

  /** What it can give as logits. */
  Answers answers();

  /** Bits of weights, unless others are asked for. */
  WeightBits weights();

  /** Type of its feature maps. */
  String activations();

  /** The file with floats. */
  byte[] floats(BoundGraph bound);

  /** The file with half floats as weights. */
  byte[] halves(BoundGraph rounded);

  /** The file with integers. */
  byte[] integers(QuantisationPlan plan);

  /** Checks a file of half floats against this project's runtime. */
  Checked checkHalves(byte[] file, BoundGraph rounded);

  /** Checks a file of integers against the simulation. */
  Checked checkIntegers(byte[] file, QuantisationPlan plan, Images images);

  /** Loads a file in the runtime that it is for. */
  ExportedFile open(byte[] file);
}
