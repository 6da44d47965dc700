package mobilenet.search.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet search tunas --space NAME --data DIR}. */
@Command(
    name = "tunas",
    description =
        "Train weights that all networks of a space share together with a controller that learns"
            + " which network is best. After an interruption, the same command goes on.")
final class TunasCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private TunasOptions options = new TunasOptions();
  @Mixin private CostOptions cost = new CostOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check();
    Optional<FrozenTable> table = cost.latencyTable();
    CostSettings costs = cost.settings(table);
    RewardKind reward = cost.reward();
    try {
      TunasProgram program =
          new TunasProgram(
              TunasSetup.of(options, costs, reward, table.map(TabledCost::of)),
              spec.commandLine().getErr());
      TunasReport report = program.run();
      if (common.json()) {
        JsonOutput.print(spec.commandLine().getOut(), report);
      } else {
        report.print(spec.commandLine().getOut(), program.folder());
      }
      return 0;
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
