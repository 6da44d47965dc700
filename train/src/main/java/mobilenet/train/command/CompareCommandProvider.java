package mobilenet.train.command;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet compare}. */
public final class CompareCommandProvider implements CommandProvider {
  @Override
  public Object command() {
    return new CompareCommand();
  }
}
