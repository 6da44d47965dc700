package mobilenet.train.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.LabelledImage;
import mobilenet.data.Split;
import mobilenet.data.StoredImage;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.Mixing;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.Views;
import mobilenet.train.recipe.ObjectiveSpec.Distillation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.recipe.SourceSpec;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.MixedImages;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.RunPlan;

/**
 * A store whose teacher is a formula, of images with labels and a pool; and a process that asks for
 * it, which dies when a file of its folder says so.
 *
 * @param plan of the run
 * @param folder where the files are
 */
record FormulaStore(RunPlan plan, Path folder) implements AnswerWorker.Store {
  /** A file: the process that finds it removes it, and dies. */
  static final String DEADLY_ONCE = "deadly-once";

  /** A file: every process dies. */
  static final String DEADLY = "deadly";

  /** A file: no process gets an answer. */
  static final String SILENT = "silent";

  /** A file: no process has memory. */
  static final String FULL = "full";

  /** A file: answers take as many milliseconds as it has bytes. */
  static final String SLOW = "slow";

  /** A file: the teacher is another one. */
  static final String OTHER = "other";

  /** A file: the image with the number {@link #GONE} cannot be read. */
  static final String UNREADABLE = "unreadable";

  /** What is said of it, behind its name. */
  static final String UNREADABLE_REASON = " is empty; expected an image";

  /** One of the pool. */
  private static final int GONE = 125;

  private static final int KILLED = 137;
  private static final int CLASSES = 10;
  private static final int REPLICAS = 30;

  /** Works; takes the folder. */
  public static void main(String[] args) throws Exception {
    System.exit(AnswerWorker.serve(System.in, System.out, () -> open(Path.of(args[0]))));
  }

  static FormulaStore open(Path folder) throws IOException {
    ImageDataset images =
        new Images(
            ImageDatasets.open(Path.of("src/test/resources/fashion-mnist-slice"), Split.TRAIN),
            folder);
    HoldOut parts = HoldOut.of(images, Selection.all(40), 0.2, 0);
    Augmentation mixed =
        new Augmentation(
            new Crop.PadAndCrop(2),
            0.5,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Mixing(.8, 1, 1, .5)));
    Recipe recipe =
        Recipes.named("fashion-mnist-tiny")
            .withBatch(8)
            .withObjective(
                new Distillation(
                    1,
                    1,
                    List.of(
                        new SourceSpec("labelled", 1, SourceSpec.Images.LABELLED, mixed),
                        new SourceSpec("pool", 1, SourceSpec.Images.POOL, mixed))));
    RunPlan plan =
        new RunPlan(
            recipe,
            images,
            parts.training(),
            images,
            parts.validation(),
            images.classNames(),
            3,
            new RunPlan.Options(1, Duration.ofHours(1)));
    return new FormulaStore(plan, folder);
  }

  /** All of a data set, as long as no file says otherwise. */
  private record Images(ImageDataset all, Path folder) implements ImageDataset {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public List<String> classNames() {
      return all.classNames();
    }

    @Override
    public Optional<StoredImage> stored(int index) {
      return all.stored(index);
    }

    @Override
    public LabelledImage get(int index) {
      LabelledImage image = all.get(index);
      return new LabelledImage(
          image.name(),
          image.label(),
          () -> {
            if (index == GONE && Files.exists(folder.resolve(UNREADABLE))) {
              throw new IOException(image.name() + UNREADABLE_REASON);
            }
            return image.load();
          });
    }
  }

  /** What was chosen of images that nobody has labelled: one of them twice. */
  static Selection pool() {
    return Selection.of(IntStream.range(100, 133).map(i -> i == 110 ? 111 : i).toArray());
  }

  @Override
  public AnswerBuilder builder(Teacher teacher, Optional<Selection> pool) throws IOException {
    Optional<Pool> shown = pool.map(part -> Pool.within(plan.training(), part));
    return new AnswerBuilder(
        plan,
        teacher,
        MixedImages.of(plan, shown),
        List.of(REPLICAS, 2),
        new AnswerFormat(CLASSES, Optional.empty(), AnswerFormat.Precision.FLOAT32));
  }

  @Override
  public Teacher teacher() {
    return new Formula(folder);
  }

  /** Answers with sums of samples. */
  private record Formula(Path folder) implements Teacher {
    private boolean has(String file) {
      return Files.exists(folder.resolve(file));
    }

    @Override
    public float[] logits(Views views) throws TeacherException {
      if (has(SILENT)) {
        throw new TeacherException("the teacher says nothing");
      }
      if (has(FULL)) {
        throw new OutOfMemoryError("Java heap space");
      }
      try {
        if (has(DEADLY) || Files.deleteIfExists(folder.resolve(DEADLY_ONCE))) {
          Runtime.getRuntime().halt(KILLED);
        }
        if (has(SLOW)) {
          Thread.sleep(Files.size(folder.resolve(SLOW)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      float[] logits = new float[views.count() * CLASSES];
      int length = views.samples().length / views.count();
      for (int i = 0; i < views.samples().length; i++) {
        logits[i / length * CLASSES + i % CLASSES] += views.samples()[i];
      }
      return logits;
    }

    @Override
    public String hash() {
      return has(OTHER) ? "b0b" : "a1ice";
    }

    @Override
    public String description() {
      return "a formula (" + hash() + ")";
    }

    @Override
    public void close() {}
  }
}
