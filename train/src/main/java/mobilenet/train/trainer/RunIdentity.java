package mobilenet.train.trainer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.InputShape;
import mobilenet.data.DatasetFingerprint;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.Selection;
import mobilenet.document.ArchitectureDocument;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;

/**
 * What must be the same for a run to be resumed, part by part, in words that people can read. Where
 * the data lies, the language of the system and the number of threads are no part of it.
 *
 * @param parts a value for each
 */
record RunIdentity(Map<Part, String> parts) {
  /** The teacher of a run that learns from labels alone. */
  static final String NOBODY = "nobody";

  /** More are not spelt out. */
  private static final int MOST_NAMES = 4;

  /** Of SHA-256's 64: enough to tell networks apart that somebody trains. */
  private static final int HASH_DIGITS = 12;

  private static final InputShape COMPARED_INPUT = new InputShape(3, 224);

  /** Parts in the order in which a difference is looked for: what comes first explains the rest. */
  enum Part {
    NETWORK("network", "the network was", "network and --from"),
    RECIPE("recipe", "the recipe was", "recipe and options"),
    SEED("seed", "the seed was", "--seed"),
    CLASSES("classes", "the classes were", "data"),
    IMAGES("images", "the number of images was", "data"),
    NAMES("names", "the names and labels of the images were", "data"),
    CONTENT("content", "the content of the images was", "data"),
    DIVISION(
        "division",
        "what is learnt from and held out was",
        "--hold-out, --limit, --labels and --labels-seed"),
    LABELS("labels", "the names for the checkpoint's labels were", "--class-names"),
    WEIGHTS("weights", "the weights before the first step were", "--from"),
    /** Who answers, of which images, and which image gets which answer. */
    TEACHER(
        "teacher",
        "the teacher was",
        "--teacher, --teacher-runtime, --store, --shuffle-within-class, --pool, --pool-rest,"
            + " --pool-threshold and --pool-per-class");

    private final String key;
    private final String words;
    private final String remedy;

    Part(String key, String words, String remedy) {
      this.key = key;
      this.words = words;
      this.remedy = remedy;
    }

    /** In files. */
    String key() {
      return key;
    }

    /** What must be given again. */
    String remedy() {
      return remedy;
    }
  }

  /** Copies, and checks that every part is there. */
  RunIdentity {
    parts = Map.copyOf(parts);
    if (parts.size() != Part.values().length) {
      throw new IllegalArgumentException("expected all parts of an identity, given " + parts);
    }
  }

  /**
   * That of a run.
   *
   * @param origin of the weights before the first step
   * @param teacher its description, or {@link #NOBODY}
   */
  static RunIdentity of(RunPlan plan, String origin, String teacher) {
    // What others reached with the recipe may be written into it while a run is interrupted.
    Recipe recipe = plan.recipe().withMeasured(Recipe.NOT_RUN);
    Checksum yaml = new Checksum();
    yaml.add(RecipeWriter.toYaml(recipe));
    Map<Part, String> parts = new EnumMap<>(Part.class);
    parts.put(Part.NETWORK, network(plan));
    parts.put(Part.RECIPE, recipe.name() + " (" + yaml + ") of " + recipe.architecture().name());
    parts.put(Part.SEED, Long.toString(plan.seed()));
    parts.put(Part.CLASSES, names(plan.training().classNames()));
    parts.put(Part.IMAGES, Integer.toString(plan.training().size()));
    parts.put(Part.NAMES, each(plan, DatasetFingerprint::ofNames));
    parts.put(Part.CONTENT, each(plan, dataset -> DatasetFingerprint.of(dataset).hash()));
    parts.put(Part.DIVISION, division(plan));
    parts.put(Part.LABELS, names(plan.classNames()));
    parts.put(Part.WEIGHTS, origin);
    parts.put(Part.TEACHER, teacher);
    return new RunIdentity(parts);
  }

  /** Its classes and its input are compared with the data and with the recipe. */
  private static String network(RunPlan plan) {
    Architecture same =
        plan.recipe()
            .architecture()
            .withInputChannels(COMPARED_INPUT.channels())
            .withResolution(COMPARED_INPUT.size());
    String hash = ArchitectureDocument.hash(same).substring(0, HASH_DIGITS);
    return plan.network() + " (" + hash + ")";
  }

  /** A value of each data set that the run has. */
  private static String each(RunPlan plan, Function<ImageDataset, String> value) {
    String first = value.apply(plan.training());
    return plan.validation() == plan.training()
        ? first
        : first + "-" + value.apply(plan.validation());
  }

  private static String division(RunPlan plan) {
    Checksum sum = new Checksum();
    for (Selection part : List.of(plan.trainingPart(), plan.validationPart())) {
      sum.add(part.size());
      part.stream().forEach(sum::add);
    }
    return plan.validationPart().size()
        + " images beside "
        + plan.trainingPart().size()
        + " to learn from ("
        + sum
        + ")";
  }

  private static String names(List<String> names) {
    Checksum sum = new Checksum();
    names.forEach(sum::add);
    boolean all = names.size() <= MOST_NAMES;
    String shown = String.join(", ", all ? names : names.subList(0, MOST_NAMES - 1));
    return names.size() + ": " + shown + (all ? "" : ", …") + " (" + sum + ")";
  }

  /** The first part that another run has otherwise. */
  Optional<Part> difference(RunIdentity other) {
    for (Part part : Part.values()) {
      if (!value(part).equals(other.value(part))) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** The same with another teacher. */
  RunIdentity taughtBy(String teacher) {
    Map<Part, String> other = new EnumMap<>(parts);
    other.put(Part.TEACHER, teacher);
    return new RunIdentity(other);
  }

  /** One part. */
  String value(Part part) {
    return Optional.ofNullable(parts.get(part)).orElseThrow();
  }

  /** A part of the run that was begun, and of this one. */
  String compare(Part part, RunIdentity now) {
    return part.words + " " + value(part) + ", here " + now.value(part);
  }
}
