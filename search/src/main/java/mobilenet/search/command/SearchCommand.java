package mobilenet.search.command;

import mobilenet.cli.HelpOption;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mobilenet search random|evolution|supernet|tunas|report|table|replay}. */
@Command(
    name = "search",
    synopsisSubcommandLabel = "random|evolution|supernet|tunas|report|table|replay",
    subcommands = {
      RandomCommand.class,
      EvolutionCommand.class,
      SupernetCommand.class,
      TunasCommand.class,
      ReportCommand.class,
      TableCommand.class,
      ReplayCommand.class
    })
public final class SearchCommand implements Runnable {
  // Picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private HelpOption help = new HelpOption();

  @Override
  public void run() {
    throw new UsageException(
        "search needs one of random, evolution, supernet, tunas, report, table and replay; see search"
            + " random --help");
  }
}
