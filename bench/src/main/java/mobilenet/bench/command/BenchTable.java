package mobilenet.bench.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet bench-table}. */
public final class BenchTable implements CommandProvider {
  /** For the service loader. */
  public BenchTable() {}

  @Override
  public Object command() {
    return new BenchTableCommand();
  }
}
