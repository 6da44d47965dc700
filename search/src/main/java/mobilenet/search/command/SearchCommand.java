package mobilenet.search.command;

import mobilenet.cli.CommonOptions;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mobilenet search random|evolution|supernet|report}. */
@Command(
    name = "search",
    synopsisSubcommandLabel = "random|evolution|supernet|report",
    subcommands = {
      RandomCommand.class,
      EvolutionCommand.class,
      SupernetCommand.class,
      ReportCommand.class
    })
public final class SearchCommand implements Runnable {
  // For its --help: picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private CommonOptions common = new CommonOptions();

  @Override
  public void run() {
    throw new UsageException(
        "search needs one of random, evolution, supernet and report; see search random --help");
  }
}
