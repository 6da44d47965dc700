package mobilenet.search.command;

/** What searches a table. */
enum ReplayEngine implements Labelled {
  /** {@link EngineKind#RANDOM}. */
  RANDOM("random"),
  /** {@link EngineKind#EVOLUTION}. */
  EVOLUTION("evolution"),
  /** {@link mobilenet.search.controller.Controller}, which is no engine. */
  CONTROLLER("controller");

  private final String label;

  ReplayEngine(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
