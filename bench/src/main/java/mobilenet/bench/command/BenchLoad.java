package mobilenet.bench.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet bench-load}. */
public final class BenchLoad implements CommandProvider {
  /** For the service loader. */
  public BenchLoad() {}

  @Override
  public Object command() {
    return new BenchLoadCommand();
  }
}
