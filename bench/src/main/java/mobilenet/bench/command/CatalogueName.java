package mobilenet.bench.command;

import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.UsageException;

/** Networks by name, where a command takes no others. */
final class CatalogueName {
  private CatalogueName() {}

  /**
   * The architecture of that name.
   *
   * @throws UsageException if there is none
   */
  static Architecture resolve(String name) {
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
