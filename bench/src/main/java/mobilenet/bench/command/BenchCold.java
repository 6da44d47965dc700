package mobilenet.bench.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet bench-cold}. */
public final class BenchCold implements CommandProvider {
  /** For the service loader. */
  public BenchCold() {}

  @Override
  public Object command() {
    return new BenchColdCommand();
  }
}
