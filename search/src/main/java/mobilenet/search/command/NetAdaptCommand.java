package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet netadapt --from CHECKPOINT --data DIR --latency-table FILE --target-ms MS}. */
@Command(name = "netadapt")
public final class NetAdaptCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetAdaptOptions options = new NetAdaptOptions();
  @Mixin private TuningOptions tuning = new TuningOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the adaptation (default: runs/netadapt-CHECKPOINT-SEED).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--measure",
      description = "Also measure the network that each step takes, on this machine.")
  private boolean measure;

  @Option(
      names = "--dry-run",
      description = "Say whether the target can be reached and what it takes, and end.")
  private boolean dryRun;

  @Option(
      names = "--networks",
      paramLabel = "N",
      description =
          "Only write N networks as narrow as those of the steps may be into the folder's networks,"
              + " to measure a latency table in, and end.")
  private Optional<Integer> networks = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    NetAdaptProgram program = new NetAdaptProgram(options, tuning, common, out, err);
    AdaptFolder folder = NetAdaptProgram.folder(output, options, tuning.seed());
    if (networks.isPresent()) {
      return new CarrierFiles(options, tuning.seed(), folder, common, out).write(networks.get());
    }
    return dryRun ? program.dryRun() : program.run(folder, measure);
  }
}
