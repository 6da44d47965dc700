package mobilenet.export.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.cli.UnfinishedFiles;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.TfLiteCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxFile;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.file.AtomicFiles;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;

/** One network at one size, exported and compared. */
final class SweepTrial {
  /** The scalar kernels are the specification. */
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  private SweepTrial() {}

  /** The file is on the disk while it is compared, as it may be larger than the heap. */
  static SweepRow onnx(Architecture network, BoundGraph weights, int size, Opset opset)
      throws IOException {
    OnnxOptions options = OnnxOptions.of(size, size).withOpset(opset);
    OnnxFile file = OnnxExport.file(weights, options);
    List<Trial> trials = Trial.of(options, 1, 1);
    try (UnfinishedFiles unfinished = new UnfinishedFiles()) {
      Path folder = Files.createTempDirectory("mobilenet-sweep");
      unfinished.begun(folder);
      try (AtomicFiles.Staged staged =
          AtomicFiles.stage(folder.resolve("model.onnx"), file::writeTo, unfinished::begun)) {
        ByteBuffer written = CheckedFile.readBack(staged.content().orElseThrow());
        OnnxCheck.Report report = new OnnxCheck(written, weights, options, SCALAR).run(trials);
        return new SweepRow(
            network.name(),
            Optional.of(opset.version()),
            trials.get(0),
            file.length(),
            report.largest().orElseThrow(() -> missing("ONNX Runtime")),
            report.runtime().orElseThrow(),
            today());
      } finally {
        Files.delete(folder);
      }
    }
  }

  static SweepRow tflite(Architecture network, BoundGraph weights, int size) {
    TfLiteOptions options = TfLiteOptions.of(size, size);
    byte[] file = TfLiteExport.export(weights, options);
    TfLiteCheck.Report report = new TfLiteCheck(file, weights, options, SCALAR).run();
    TfLiteCheck.Run run = report.run().orElseThrow(() -> missing("TensorFlow Lite"));
    return new SweepRow(
        network.name(),
        Optional.empty(),
        report.trials().get(0),
        file.length,
        run.largest(),
        run.runtime(),
        today());
  }

  private static IllegalStateException missing(String runtime) {
    return new IllegalStateException(
        runtime + " cannot be loaded here, so there is nothing to compare");
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
