package mobilenet.bench.figures;

import mobilenet.cli.CommandProvider;

/** Adds {@code mobilenet figures}. */
public final class Figures implements CommandProvider {
  /** For the service loader. */
  public Figures() {}

  @Override
  public Object command() {
    return new FiguresCommand();
  }
}
