package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mobilenet.data.loader.Mixture;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.distillation.Teacher;

/**
 * Asks a teacher about the views of the first epochs of a run, and writes down what it says. Every
 * image is asked about in each, also those of a short last batch, which a run leaves out.
 */
public final class AnswerBuilder implements StoreBuilder {
  private final RunPlan plan;
  private final Optional<MixedImages> mixed;
  private final Teacher teacher;
  private final StoreHeader header;

  /**
   * Of a run that learns from its store.
   *
   * @param teacher of the classes of the plan's images, in their order
   * @param mixed images of several sources, if they are
   * @param replicas views of each image, at least 1; one number a source
   */
  public AnswerBuilder(
      RunPlan plan,
      Teacher teacher,
      Optional<MixedImages> mixed,
      List<Integer> replicas,
      AnswerFormat format) {
    this.plan = plan;
    this.mixed = mixed;
    this.teacher = teacher;
    int batch = plan.recipe().optimisation().batch();
    List<StoreHeader.Source> sources = new ArrayList<>();
    if (mixed.isEmpty()) {
      int images = plan.trainingPart().size();
      sources.add(new StoreHeader.Source("images", replicas.get(0), batches(images, batch)));
    } else {
      for (int i = 0; i < replicas.size(); i++) {
        Mixture.Source source = mixed.get().sources().get(i);
        int images = source.images().size();
        sources.add(new StoreHeader.Source(source.name(), replicas.get(i), batches(images, batch)));
      }
    }
    this.header =
        new StoreHeader(
            teacher.hash(),
            teacher.description(),
            StoredViews.of(plan, mixed),
            format,
            sources,
            new StoreHeader.Building(plan.seed(), batch));
  }

  /** Of every image of the plan. */
  public AnswerBuilder(RunPlan plan, Teacher teacher, int replicas, AnswerFormat format) {
    this(plan, teacher, Optional.empty(), List.of(replicas), format);
  }

  /**
   * Views of each image, a number a source, that so many epochs of a run show; at least one.
   *
   * @param mixed images of several sources, if they are
   */
  public static List<Integer> replicas(RunPlan plan, Optional<MixedImages> mixed, int epochs) {
    if (mixed.isEmpty()) {
      return List.of(epochs);
    }
    List<Integer> quotas = mixed.get().order(plan, Optional.empty()).quotas();
    List<Integer> replicas = new ArrayList<>();
    for (int i = 0; i < quotas.size(); i++) {
      long views = (long) epochs * quotas.get(i);
      int images = mixed.get().sources().get(i).images().size();
      replicas.add(Math.max(1, Math.toIntExact((views + images - 1) / images)));
    }
    return replicas;
  }

  private static int batches(int images, int batch) {
    return (images + batch - 1) / batch;
  }

  /** Hears how building goes. */
  @FunctionalInterface
  public interface Progress {
    /**
     * After each block.
     *
     * @param done blocks
     * @param all blocks
     */
    void step(int done, int all);
  }

  /** What the store is to hold. */
  public StoreHeader header() {
    return header;
  }

  /** Asks about single blocks. */
  public AnswerBlocks blocks() {
    return new AnswerBlocks(plan, teacher, mixed, header);
  }

  @Override
  public boolean build(Path file, Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    try (AnswerWriter writer = AnswerWriter.open(file, header);
        AnswerBlocks blocks = blocks()) {
      progress.step(writer.blocks(), header.blocks());
      return blocks.ask(
          writer.blocks(),
          header.blocks(),
          block -> {
            writer.append(block);
            progress.step(writer.blocks(), header.blocks());
          },
          stop);
    }
  }
}
