package mobilenet.search.distillation;

/**
 * A student of an experiment.
 *
 * @param setting that it learns in
 * @param seed of its run
 */
public record Student(Setting setting, long seed) {
  /** For people, such as "plain, seed 3". */
  public String name() {
    return setting.label() + ", seed " + seed;
  }

  /** Name of its run's folder. */
  String folder() {
    return setting.label() + "-" + seed;
  }
}
