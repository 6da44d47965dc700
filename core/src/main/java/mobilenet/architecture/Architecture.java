package mobilenet.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A network as a value: stem, stages of block rows, head, and the rules that turn the rows into
 * numbers. The {@code with…} methods derive variants; {@link #resolve()} computes channels and
 * strides.
 *
 * @param name timm's name, such as {@code mobilenetv4_conv_small}; derived variants keep it
 * @param family the paper that it is from
 * @param input the images that the network was made for
 * @param classes number of logits, 1000 for ImageNet; 0 for a network without a classifier
 * @param stem first layer
 * @param stages rows of the table
 * @param head what follows the last block
 * @param scaling multipliers and their rules
 * @param conventions padding, epsilon and the like
 * @param outputStride largest total stride; strides beyond it become dilation. {@link #FULL_STRIDE}
 *     keeps all strides
 */
public record Architecture(
    String name,
    Family family,
    InputShape input,
    int classes,
    Stem stem,
    List<Stage> stages,
    Head head,
    Scaling scaling,
    Conventions conventions,
    int outputStride) {

  /** Classes of ImageNet-1k. */
  public static final int IMAGENET_CLASSES = 1000;

  /** Most classes that a file may ask for; ImageNet-21k has 21,843. */
  public static final int MAX_CLASSES = 1_000_000;

  /** Total stride of every classification network: no dilation. */
  public static final int FULL_STRIDE = 32;

  /** Copies the stages and checks the ranges. */
  public Architecture {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("architecture " + name + " needs at least one stage");
    }
    if (classes < 0) {
      throw new IllegalArgumentException("classes must be at least 0, given " + classes);
    }
    if (Integer.bitCount(outputStride) != 1 || outputStride < 2 || outputStride > FULL_STRIDE) {
      throw new IllegalArgumentException(
          "output stride must be 2, 4, 8, 16 or 32, given " + outputStride);
    }
  }

  /** The same network with {@code classes} logits; 0 removes the classifier. */
  public Architecture withClasses(int classes) {
    return with(draft -> draft.classes = classes);
  }

  /** The same network for images of {@code channels} channels. */
  public Architecture withInputChannels(int channels) {
    return withInput(new InputShape(channels, input.size()));
  }

  /** The same network made for another image size; weights stay valid. */
  public Architecture withResolution(int size) {
    return withInput(new InputShape(input.channels(), size));
  }

  private Architecture with(Consumer<ArchitectureDraft> change) {
    ArchitectureDraft draft = new ArchitectureDraft(this);
    change.accept(draft);
    return draft.build();
  }

  private Architecture withInput(InputShape input) {
    return with(draft -> draft.input = input);
  }

  /**
   * The same table at another width multiplier, by this architecture's own rule for stem and head.
   */
  public Architecture withWidth(double width) {
    return withScaling(scaling.withWidth(width));
  }

  /**
   * The same table under another scaling rule, for instance {@link Scaling#V3_PAPER} instead of
   * timm's.
   */
  public Architecture withScaling(Scaling scaling) {
    return with(draft -> draft.scaling = scaling);
  }

  /** The same network under other conventions of padding, epsilon and the like. */
  public Architecture withConventions(Conventions conventions) {
    return with(draft -> draft.conventions = conventions);
  }

  /**
   * The same weights on a denser grid: strides beyond {@code outputStride} (2, 4, 8, 16 or 32)
   * become dilation.
   */
  public Architecture withOutputStride(int outputStride) {
    return with(draft -> draft.outputStride = outputStride);
  }

  /** The same network with another stem stride; 1 suits images of 64 pixels and below. */
  public Architecture withStemStride(int stride) {
    return with(draft -> draft.stem = stem.withStride(stride));
  }

  /**
   * The same network with another activation wherever it has the stem's: timm's {@code act_layer}.
   * Blocks whose row names an activation of its own, such as ReLU in the first stages of V3, keep
   * it.
   */
  public Architecture withActivation(Activation activation) {
    Activation before = stem.activation();
    return with(
        draft -> {
          draft.stem = stem.withActivation(activation);
          draft.stages =
              stages.stream().map(stage -> stage.withActivation(before, activation)).toList();
          draft.head = head.withActivation(activation);
        });
  }

  /** The same network under another name. */
  public Architecture named(String name) {
    return with(draft -> draft.name = name);
  }

  /** The same blocks after another first layer. */
  public Architecture withStem(Stem stem) {
    return with(draft -> draft.stem = stem);
  }

  /** The same blocks under another head. */
  public Architecture withHead(Head head) {
    return with(draft -> draft.head = head);
  }

  /** The same head over other stages. */
  public Architecture withStages(List<Stage> stages) {
    return with(draft -> draft.stages = stages);
  }

  /**
   * The leading stages up to total stride {@code stride}, without a head: a feature extractor for
   * detection or segmentation. Weights of the whole network load into it.
   *
   * @throws IllegalArgumentException if no stage ends at that stride
   */
  public Architecture truncatedAt(int stride) {
    List<Integer> ends = stageEndStrides();
    int last = ends.lastIndexOf(stride);
    if (last < 0) {
      throw new IllegalArgumentException(
          name
              + " has no stage that ends at stride "
              + stride
              + "; choose one of "
              + ends.stream().distinct().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return withStages(stages.subList(0, last + 1)).withHead(new Head.FeatureMap());
  }

  /** Total stride at the end of each stage. */
  private List<Integer> stageEndStrides() {
    List<Integer> ends = new ArrayList<>();
    int total = stem.stride();
    for (Stage stage : stages) {
      for (Stage.Row row : stage.rows()) {
        total *= row.spec().stride();
      }
      ends.add(total);
    }
    return ends;
  }

  /** Whether it ends in logits, that is, has classes and a head. */
  public boolean hasClassifier() {
    return classes > 0 && !(head instanceof Head.FeatureMap);
  }

  /**
   * Checks that it has a classifier that can choose: one of two classes or more.
   *
   * @throws IllegalArgumentException if it has none, saying what to use instead
   */
  public void requireClassifier() {
    if (!hasClassifier()) {
      throw new IllegalArgumentException(
          name
              + " has no classifier here (num_classes is 0), so it cannot name classes; use its"
              + " embedding, which 'mobilenet run' writes, or give a checkpoint with a classifier");
    }
    if (classes == 1) {
      throw new IllegalArgumentException(
          name
              + " has a single output (num_classes is 1), so it cannot choose among classes: the"
              + " only one would have 100 % for every image; use its logits, which 'mobilenet run'"
              + " writes, or give a checkpoint of two classes or more");
    }
  }

  /** The numbers: channels, strides and dilations of every block. */
  public ResolvedArchitecture resolve() {
    return Resolver.resolve(this);
  }
}
