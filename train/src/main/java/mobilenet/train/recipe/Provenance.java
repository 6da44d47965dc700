package mobilenet.train.recipe;

/**
 * What a recipe is called, and where it comes from.
 *
 * @param name of letters, digits, dots, underscores and hyphens; that of its file without the
 *     ending
 * @param reproduces what it is for and where its numbers come from
 * @param measured what came out here, when and on what; or {@link Recipe#NOT_RUN}
 */
public record Provenance(String name, String reproduces, String measured) {

  /** Checks that all are there, and can be written. */
  public Provenance {
    reproduces = reproduces.strip();
    measured = measured.strip();
    RecipeChecks.name(name);
    RecipeChecks.text("reproduces", reproduces);
    RecipeChecks.text("measured", measured);
  }

  /** The same with another text about what came out. */
  public Provenance withMeasured(String measured) {
    return new Provenance(name, reproduces, measured);
  }
}
