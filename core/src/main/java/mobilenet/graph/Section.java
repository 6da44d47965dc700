package mobilenet.graph;

import java.util.Comparator;

/**
 * The part of a network that a node belongs to. Sections are ordered from the input on.
 *
 * @param part which kind of section
 * @param stage index of a block's stage, 0 for other parts
 * @param block index of a block in its stage, 0 for other parts
 */
public record Section(Part part, int stage, int block) implements Comparable<Section> {
  /** The image, and nodes outside of any network. */
  public static final Section INPUT = new Section(Part.INPUT, 0, 0);

  /** The first convolution. */
  public static final Section STEM = new Section(Part.STEM, 0, 0);

  /** Pooling and the convolution before the classifier, in either order. */
  public static final Section HEAD = new Section(Part.HEAD, 0, 0);

  /** The linear layer. */
  public static final Section CLASSIFIER = new Section(Part.CLASSIFIER, 0, 0);

  private static final Comparator<Section> ORDER =
      Comparator.comparing(Section::part)
          .thenComparingInt(Section::stage)
          .thenComparingInt(Section::block);

  /** Kinds of sections, from the input on. */
  public enum Part {
    INPUT,
    STEM,
    BLOCK,
    HEAD,
    CLASSIFIER
  }

  /** Checks the indices. */
  public Section {
    if (stage < 0 || block < 0 || (part != Part.BLOCK && (stage > 0 || block > 0))) {
      throw new IllegalArgumentException(
          "only blocks have indices, from 0 on; given " + part + " " + stage + "." + block);
    }
  }

  /** Block {@code block} of stage {@code stage}: timm's {@code blocks.stage.block}. */
  public static Section block(int stage, int block) {
    return new Section(Part.BLOCK, stage, block);
  }

  @Override
  public int compareTo(Section other) {
    return ORDER.compare(this, other);
  }
}
