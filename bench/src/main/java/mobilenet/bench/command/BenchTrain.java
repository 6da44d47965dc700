package mobilenet.bench.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet bench-train}. */
public final class BenchTrain implements CommandProvider {
  /** For the service loader. */
  public BenchTrain() {}

  @Override
  public Object command() {
    return new BenchTrainCommand();
  }
}
