package mobilenet.train.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.SampleTransform;
import mobilenet.data.loader.Mixture;
import mobilenet.data.loader.Replay;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.SourceSpec;

/**
 * Images of a student that learns from several sources. An epoch shows as many views as there are
 * images with labels, whatever the sources, so that runs of one recipe have as many updates.
 *
 * @param images of all sources
 * @param sources what is shown in which ratio
 * @param pool tells pools apart, if there is one
 */
public record MixedImages(
    ImageDataset images, List<Mixture.Source> sources, Optional<String> pool) {

  /** Copies. */
  public MixedImages {
    sources = List.copyOf(sources);
  }

  /**
   * Those of a plan.
   *
   * @param pool images without labels, if there are any
   * @return nothing if the recipe has no sources: every image is then shown once an epoch
   * @throws TrainingException if the pool has images that are held out; if there is a pool and the
   *     recipe shows none, or the other way round
   */
  public static Optional<MixedImages> of(RunPlan plan, Optional<Pool> pool)
      throws TrainingException {
    List<SourceSpec> specs =
        plan.recipe().objective() instanceof ObjectiveSpec.Distillation distillation
            ? distillation.sources()
            : List.of();
    boolean needed = specs.stream().anyMatch(spec -> spec.images() == SourceSpec.Images.POOL);
    if (needed && pool.isEmpty()) {
      throw new TrainingException(
          "the recipe "
              + plan.recipe().name()
              + " shows a pool of images without labels, and there is none; give one with"
              + " `mobilenet distil --pool DIR` or `--pool-rest`");
    }
    if (!needed && pool.isPresent()) {
      throw new TrainingException(
          "there is a pool of images, and no source of the recipe "
              + plan.recipe().name()
              + " shows it; give the recipe one, or leave the pool out");
    }
    if (specs.isEmpty()) {
      return Optional.empty();
    }
    if (pool.isPresent()) {
      requireNothingHeldOut(plan, pool.get());
    }
    List<Mixture.Source> sources = new ArrayList<>();
    for (SourceSpec spec : specs) {
      boolean labelled = spec.images() == SourceSpec.Images.LABELLED;
      sources.add(
          new Mixture.Source(
              spec.name(),
              spec.ratio(),
              labelled ? plan.trainingPart() : pool.orElseThrow().part(),
              new SampleTransform(spec.augmentation(), plan.recipe().input().preprocessing()),
              labelled));
    }
    return Optional.of(
        new MixedImages(
            pool.map(Pool::images).orElse(plan.training()), sources, pool.map(Pool::describe)));
  }

  /**
   * Those of a plan that were stored, without asking a teacher which images of a pool count.
   *
   * @param pool with all of its images, if there is one
   * @throws TrainingException as {@link #of}, or if the store has other sources
   * @throws IOException if the store cannot be read
   */
  public static Optional<MixedImages> stored(RunPlan plan, Optional<Pool> pool, AnswerStore store)
      throws IOException {
    Optional<MixedImages> all = of(plan, pool);
    if (all.isEmpty()) {
      return all;
    }
    all.get().requireSourcesOf(store);
    if (pool.isEmpty()) {
      return all;
    }
    List<Mixture.Source> sources = all.get().sources;
    int first =
        IntStream.range(0, sources.size())
            .filter(i -> !sources.get(i).labelled())
            .findFirst()
            .orElseThrow();
    return of(plan, Optional.of(pool.get().withPart(store.images(first))));
  }

  /**
   * Checks that a store has the same sources in the same order: it knows them by their numbers.
   *
   * @throws TrainingException if it has others
   */
  void requireSourcesOf(AnswerStore store) throws TrainingException {
    List<String> stored = store.header().sources().stream().map(StoreHeader.Source::name).toList();
    List<String> shown = sources.stream().map(Mixture.Source::name).toList();
    if (!stored.equals(shown)) {
      throw new TrainingException(
          store.file()
              + ": holds views of "
              + stored
              + ", and the recipe shows "
              + shown
              + "; give the same sources"
              + (Set.copyOf(stored).equals(Set.copyOf(shown)) ? " in the same order" : "")
              + ", or build another store");
    }
  }

  /**
   * Checks that a recipe has no sources.
   *
   * @throws TrainingException if it has
   */
  static void requireNone(RunPlan plan) throws TrainingException {
    if (of(plan, Optional.empty()).isPresent()) {
      throw new TrainingException(
          "the recipe "
              + plan.recipe().name()
              + " shows several sources of images; a run of it needs them");
    }
  }

  private static void requireNothingHeldOut(RunPlan plan, Pool pool) throws TrainingException {
    if (plan.validation() != plan.training()) {
      return;
    }
    Set<Integer> heldOut =
        plan.validationPart().stream().boxed().collect(Collectors.toCollection(HashSet::new));
    long both = pool.part().stream().filter(heldOut::contains).distinct().count();
    if (both > 0) {
      throw new TrainingException(
          both + " images of the pool are held out to choose by; leave them out of the pool");
    }
  }

  /** Their order in the epochs of a run. */
  Mixture order(RunPlan plan, Optional<Replay> replay) {
    return new Mixture(sources, plan.trainingPart().size(), plan.seed(), replay);
  }

  /** Images of a source, and how they are shown, in words. */
  String describe(Mixture.Source source) {
    Selection part = source.images();
    return source.transform().augmentation()
        + " of "
        + part.size()
        + (source.labelled() ? " images" : " views without labels")
        + " ("
        + Pool.checksum(part)
        + ")";
  }
}
