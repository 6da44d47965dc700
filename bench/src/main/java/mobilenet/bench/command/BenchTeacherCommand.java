package mobilenet.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.architecture.Architecture;
import mobilenet.bench.checkpoint.MadeUpCheckpoint;
import mobilenet.bench.teacher.TeacherSpeed;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import mobilenet.measure.Machine;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench-teacher}: what it costs to ask a teacher about an image. */
@Command(name = "bench-teacher")
public final class BenchTeacherCommand implements Callable<Integer> {
  private static final double MEBI = 1 << 20;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", description = "The teacher's network.")
  private String network = "";

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description =
          "Its checkpoint; if there is none, one with made-up weights is written there, and stays.")
  private Path folder = Path.of("");

  @Option(names = "--size", paramLabel = "N", description = "Image size (default: the network's).")
  private Optional<Integer> size = Optional.empty();

  @Option(names = "--images", paramLabel = "N", description = "How many to ask (default: 4).")
  private int images = 4;

  @Option(names = "--threads", paramLabel = "N", description = "That share an image (default: 1).")
  private int threads = 1;

  /** The JSON document. */
  record Document(
      String model,
      int size,
      int threads,
      long fileBytes,
      double openSeconds,
      List<Double> imageSeconds,
      long heapMiB,
      Optional<Long> peakMiB,
      String machine) {}

  @Override
  public Integer call() throws IOException {
    Arguments.threads("--threads", threads);
    Arguments.imageSize(size);
    Arguments.atLeast(1, "--images", images);
    CheckpointConfig checkpoint = checkpoint();
    TeacherSpeed.Result result;
    try (ProgressBar bar = Progress.bar("asking", images)) {
      result = new TeacherSpeed(folder, images, threads).measure(bar::stepTo);
    }
    Document document =
        new Document(
            checkpoint.architecture().name(),
            checkpoint.pretrained().testedSize().size(),
            threads,
            Files.size(folder.resolve(Checkpoint.WEIGHTS)),
            result.openSeconds(),
            result.imageSeconds(),
            Math.round(result.heapBytes() / MEBI),
            result.peakBytes().map(bytes -> Math.round(bytes / MEBI)),
            Machine.here().toString());
    if (common.json()) {
      JsonOutput.print(spec.commandLine().getOut(), document);
    } else {
      print(document);
    }
    return 0;
  }

  /** The network of the folder, after writing it if it is not there. */
  private CheckpointConfig checkpoint() throws IOException {
    Architecture wanted = Arguments.network(network).architecture();
    if (size.isPresent()) {
      wanted = wanted.withResolution(size.get());
    }
    if (!Files.exists(folder.resolve(Checkpoint.CONFIG))) {
      MadeUpCheckpoint.write(folder, wanted);
    }
    CheckpointConfig found = Checkpoint.config(folder);
    Architecture own = found.architecture();
    // A teacher sees images of the size that its weights were tested at.
    int compared = size.isPresent() ? found.pretrained().testedSize().size() : own.input().size();
    if (!own.name().equals(wanted.name()) || compared != wanted.input().size()) {
      throw new UsageException(
          folder
              + " has the network "
              + own.name()
              + " at "
              + compared
              + " pixels, expected "
              + wanted.name()
              + " at "
              + wanted.input().size()
              + "; give another --folder, or what it has");
    }
    return found;
  }

  private void print(Document document) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s at %d×%d, %,d bytes of weights, %d threads; %s%n"
                + "opened in %.1f s; the first image took %.1f s, the last %.1f s%n"
                + "heap at most %,d MiB; the process had at most %s resident%n",
            document.model,
            document.size,
            document.size,
            document.fileBytes,
            document.threads,
            document.machine,
            document.openSeconds,
            document.imageSeconds.get(0),
            document.imageSeconds.get(document.imageSeconds.size() - 1),
            document.heapMiB,
            document
                .peakMiB
                .map(mib -> String.format(Locale.ROOT, "%,d MiB", mib))
                .orElse("(unknown)"));
  }
}
