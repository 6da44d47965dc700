package mobilenet.train.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A whole recipe as keys and values. Each of its parts reads and writes its own keys. */
final class RecipeYaml {
  private static final Set<String> KEYS = keys();

  private RecipeYaml() {}

  private static Set<String> keys() {
    Set<String> keys =
        new HashSet<>(
            Set.of(ArchitectureYaml.KEY, "input", "regularisation", "augmentation", "fine-tuning"));
    List.of(ProvenanceYaml.KEYS, OptimisationYaml.KEYS, ObjectiveYaml.KEYS).forEach(keys::addAll);
    return Set.copyOf(keys);
  }

  static Recipe read(YamlNode.Mapping root, String source, NetworkLookup networks)
      throws RecipeException {
    return Section.root(root, source, KEYS, section -> read(section, networks));
  }

  private static Recipe read(Section section, NetworkLookup networks) throws RecipeException {
    return new Recipe(
        ProvenanceYaml.read(section),
        ArchitectureYaml.read(section, networks),
        section.section("input", InputYaml.KEYS, InputYaml::read),
        section.section("regularisation", RegularisationYaml.KEYS, RegularisationYaml::read),
        OptimisationYaml.read(section),
        ObjectiveYaml.read(section),
        section.section("augmentation", AugmentationYaml.KEYS, AugmentationYaml::read),
        section.optionalSection("fine-tuning", FineTuningYaml.KEYS, FineTuningYaml::read));
  }

  /** In the order in which people read one. */
  static YamlMap write(Recipe recipe) {
    YamlMap yaml = new YamlMap();
    ProvenanceYaml.write(recipe.provenance(), yaml);
    ArchitectureYaml.write(recipe, yaml);
    yaml.put("input", InputYaml.write(recipe.input()))
        .put("regularisation", RegularisationYaml.write(recipe.regularisation()));
    OptimisationYaml.write(recipe.optimisation(), yaml);
    ObjectiveYaml.write(recipe.objective(), yaml);
    return yaml.put("augmentation", AugmentationYaml.write(recipe.augmentation()))
        .putIfPresent("fine-tuning", recipe.fineTuning().map(FineTuningYaml::write));
  }
}
