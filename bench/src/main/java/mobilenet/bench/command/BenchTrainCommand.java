package mobilenet.bench.command;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.architecture.Architecture;
import mobilenet.bench.train.TrainingSpeed;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import mobilenet.measure.Machine;
import mobilenet.train.recipe.Precision;
import mobilenet.train.torch.NativeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench-train}: how many images a second a network learns from. */
@Command(name = "bench-train")
public final class BenchTrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "A network, trained from random weights (default: mobilenetv4_conv_small_050).")
  private String network = "mobilenetv4_conv_small_050";

  @Option(names = "--size", paramLabel = "N", description = "Image size (default: 64).")
  private int size = 64;

  @Option(names = "--batch", paramLabel = "N", description = "Images a step (default: 256).")
  private int batch = 256;

  @Option(names = "--classes", paramLabel = "N", description = "Default: 10.")
  private int classes = 10;

  @Option(names = "--threads", paramLabel = "N", description = "Of libtorch (default: 2).")
  private int threads = 2;

  @Option(names = "--steps", paramLabel = "N", description = "Measured steps (default: 30).")
  private int steps = 30;

  @Option(names = "--bfloat16", description = "Use bfloat16 where libtorch's autocast does.")
  private boolean bfloat16;

  /** The JSON document. */
  record Document(
      String model,
      int size,
      int batch,
      int threads,
      Precision precision,
      int steps,
      TrainingSpeed.Result result,
      String machine) {}

  @Override
  public Integer call() throws IOException {
    Arguments.threads("--threads", threads);
    Arguments.imageSize(size);
    Arguments.classes(1, Optional.of(classes));
    Arguments.atLeast(2, "--batch", batch);
    Arguments.atLeast(1, "--steps", steps);
    Precision precision = bfloat16 ? Precision.BFLOAT16 : Precision.FLOAT32;
    TrainingSpeed speed = speed(precision);
    Arguments.batch(batch, size, speed.architecture());
    String name = speed.architecture().name();
    NativeSettings.apply(threads)
        .forEach(warning -> ErrorLine.print(spec.commandLine().getErr(), warning));
    TrainingSpeed.Result result;
    try (ProgressBar bar = Progress.bar("training", steps)) {
      result = speed.measure(bar::stepTo);
    }
    String machine = Machine.here().toString();
    if (common.json()) {
      JsonOutput.print(
          spec.commandLine().getOut(),
          new Document(name, size, batch, threads, precision, steps, result, machine));
      return 0;
    }
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s at %d×%d, batch %d, %d threads, %s; %s%n"
                + "%.0f images/s; a step %.0f ms (median): forward %.0f, backward %.0f, update %.1f%n"
                + "memory of the process after a tenth of the steps %s, at the end %s%n",
            name,
            size,
            size,
            batch,
            threads,
            precision.name().toLowerCase(Locale.ROOT),
            machine,
            result.imagesPerSecond(),
            result.medianStepMs(),
            result.forwardMs(),
            result.backwardMs(),
            result.updateMs(),
            memory(result.residentMiBFirst()),
            memory(result.residentMiBLast()));
    return 0;
  }

  private TrainingSpeed speed(Precision precision) throws IOException {
    Architecture architecture = Arguments.network(network).architecture();
    try {
      return new TrainingSpeed(
          architecture.withClasses(classes).withResolution(size), batch, precision, steps);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String memory(Optional<Long> mebibytes) {
    return mebibytes.map(size -> size + " MiB").orElse("unknown");
  }
}
