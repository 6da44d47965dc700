package mobilenet.search.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.architecture.ArchString;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Stage;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.space.SpaceModel.Network;

/** From genotypes to architectures and back. */
final class Networks {
  private Networks() {}

  static Network require(Genotype genotype, SpaceModel model, String space) {
    List<Integer> genes = genotype.genes();
    if (genes.size() != model.decisions().size()) {
      throw new IllegalArgumentException(
          "the space "
              + space
              + " has "
              + model.decisions().size()
              + " decisions, given a network of "
              + genes.size());
    }
    for (int d = 0; d < genes.size(); d++) {
      Decision decision = model.decisions().get(d);
      if (genes.get(d) < 0 || genes.get(d) >= decision.size()) {
        throw new IllegalArgumentException(
            "the space "
                + space
                + " has no such network: "
                + decision.name()
                + " has options 0 to "
                + (decision.size() - 1)
                + ", given "
                + genes.get(d));
      }
    }
    return model
        .network(genotype.toArray())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the space "
                        + space
                        + " has no such network: a block of "
                        + genotype
                        + " cannot exist"));
  }

  static Architecture architecture(Network network, SpaceModel model, JsonObject document) {
    if (model.decisions().isEmpty()) {
      return asWritten(document);
    }
    return network
        .shell()
        .withStages(
            network.stages().stream()
                .map(
                    forms ->
                        new Stage(forms.stream().flatMap(form -> form.rows().stream()).toList()))
                .toList());
  }

  /** A space of one network keeps its rows with their repeats. */
  private static Architecture asWritten(JsonObject document) {
    try {
      return ArchitectureDocument.of(
          new JsonFields(document.with("format", ArchitectureDocument.FORMAT), "space", ""));
    } catch (JsonException e) {
      throw new IllegalStateException("a space without holes is an architecture file", e);
    }
  }

  static Optional<Genotype> find(Architecture architecture, SpaceModel model) {
    return model
        .shells()
        .like(architecture)
        .flatMap(
            shell ->
                new NetworkMatcher(model.tables(shell), model.shared(), symbols(architecture))
                    .match(shell.genes()));
  }

  private static List<List<String>> symbols(Architecture architecture) {
    Activation activation = architecture.stem().activation();
    List<List<String>> stages = new ArrayList<>();
    for (Stage stage : architecture.stages()) {
      List<String> symbols = new ArrayList<>();
      for (Stage.Row row : stage.rows()) {
        for (int i = 0; i < row.repeats(); i++) {
          Stage.Row single = new Stage.Row(i == 0 ? row.spec() : row.spec().withStride(1), 1);
          symbols.add(ArchString.format(single, activation));
        }
      }
      stages.add(symbols);
    }
    return stages;
  }
}
