package mobilenet.train.recipe;

import java.util.Set;

/** What a recipe is called and where it comes from, as keys of its file. */
final class ProvenanceYaml {
  static final Set<String> KEYS = Set.of("name", "reproduces", "measured");

  private ProvenanceYaml() {}

  static Provenance read(Section section) throws RecipeException {
    return new Provenance(
        section.text("name"), section.text("reproduces"), section.text("measured"));
  }

  static void write(Provenance provenance, YamlMap yaml) {
    yaml.put("name", provenance.name())
        .put("reproduces", provenance.reproduces())
        .put("measured", provenance.measured());
  }
}
