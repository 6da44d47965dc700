package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JavaCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet netadapt --from CHECKPOINT --data DIR --latency-table FILE --target-ms MS}. */
@Command(name = "netadapt")
public final class NetAdaptCommand implements Callable<Integer> {
  private static final String WORKER = "--worker";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetAdaptOptions options = new NetAdaptOptions();
  @Mixin private TuningOptions tuning = new TuningOptions();
  @Mixin private AdaptRunOptions running = new AdaptRunOptions();
  @Spec private CommandSpec spec;

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

  @Option(
      names = WORKER,
      hidden = true,
      description = "Train what standard input says: one of the processes that a run starts.")
  private boolean worker;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    NetAdaptProgram program = new NetAdaptProgram(options, tuning, running, common, out, err);
    if (networks.isPresent()) {
      return new CarrierFiles(options.seed(), tuning.seed(), program.folder(), common, out)
          .write(networks.get());
    }
    if (worker) {
      return program.work(System.in);
    }
    return dryRun ? program.dryRun() : program.run(JavaCommand.again(spec, WORKER));
  }
}
