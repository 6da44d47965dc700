package mobilenet.search.command;

import mobilenet.json.JsonString;
import mobilenet.search.ledger.Trial;

/** Names of the networks in a ledger. */
final class Networks {
  private Networks() {}

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
