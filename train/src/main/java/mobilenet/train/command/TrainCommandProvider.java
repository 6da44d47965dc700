package mobilenet.train.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet train}. */
public final class TrainCommandProvider implements CommandProvider {
  @Override
  public Object command() {
    return new TrainCommand();
  }
}
