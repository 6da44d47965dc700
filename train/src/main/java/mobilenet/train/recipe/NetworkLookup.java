package mobilenet.train.recipe;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.weights.NetworkReference;

/** Finds the network that a recipe names. */
@FunctionalInterface
interface NetworkLookup {
  /** For recipes that are beside no file. */
  NetworkLookup CATALOGUE = Catalogue::get;

  /**
   * The network of that name.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IOException if its file is not usable
   */
  Architecture find(String name) throws IOException;

  /** For a recipe in a folder, where its network may lie as well. */
  static NetworkLookup in(Path folder) {
    return name -> NetworkReference.of(name, folder).architecture();
  }
}
