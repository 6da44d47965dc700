package mobilenet.train.recipe;

import java.io.IOException;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;

/**
 * The network in a recipe's file: the catalogue's name; the name of a file beside the recipe; or
 * the whole architecture document, as keys and values.
 */
final class ArchitectureYaml {
  static final String KEY = "architecture";

  private ArchitectureYaml() {}

  static Architecture read(Section section, NetworkLookup networks) throws RecipeException {
    if (section.isMapping(KEY)) {
      return section.document(KEY, ArchitectureDocument::of);
    }
    String name = section.text(KEY);
    Architecture found;
    try {
      found = networks.find(name);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(KEY + ": " + e.getMessage(), e);
    }
    requireNoTag(name, found);
    return found;
  }

  private static void requireNoTag(String name, Architecture found) {
    Optional<Architecture> named = Catalogue.find(name);
    boolean tagged = !name.endsWith(".json") && !name.equals(found.name());
    if (tagged && named.isPresent() && named.get().equals(found)) {
      throw new IllegalArgumentException(
          KEY + " must be without a tag, such as " + found.name() + ", given " + name);
    }
  }

  /** The name alone where it says everything. */
  static void write(Recipe recipe, YamlMap yaml) {
    Architecture architecture = recipe.architecture();
    boolean named =
        Catalogue.find(architecture.name())
            .map(recipe::withArchitecture)
            .map(Recipe::architecture)
            .filter(architecture::equals)
            .isPresent();
    if (named) {
      yaml.put(KEY, (Object) architecture.name());
    } else {
      yaml.put(KEY, YamlJson.toYaml(ArchitectureDocument.toJson(architecture)));
    }
  }
}
