package mobilenet.search.command;

import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonString;
import mobilenet.search.ledger.Trial;

/** The networks in a ledger. */
final class Networks {
  private Networks() {}

  /** The network of a trial. */
  static Architecture architecture(Trial trial) throws JsonException {
    return ArchitectureDocument.of(JsonFields.root(trial.architecture(), name(trial)));
  }

  /** The name in a trial's architecture. */
  static String name(Trial trial) {
    return trial
        .architecture()
        .get("name")
        .filter(JsonString.class::isInstance)
        .map(name -> ((JsonString) name).text())
        .orElse(trial.key().hash());
  }
}
