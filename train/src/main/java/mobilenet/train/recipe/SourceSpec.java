package mobilenet.train.recipe;

import mobilenet.data.augment.Augmentation;

/**
 * A kind of views that a student learns from beside others, as the sets D1, D2 and D3 of the
 * MobileNetV4 paper (section 8).
 *
 * @param name a word, for people and options
 * @param ratio of its views to those of the other sources; 0 for none
 * @param images what is shown
 * @param augmentation how; Mixup and CutMix draw a partner for every image by itself
 */
public record SourceSpec(String name, double ratio, Images images, Augmentation augmentation) {

  /** Where images come from. */
  public enum Images {
    /** The images with labels. */
    LABELLED,
    /** Images of which no label is read. */
    POOL
  }

  /** Checks the name and the range. */
  public SourceSpec {
    RecipeChecks.name(name);
    if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ratio must be 0 or more, given " + ratio);
    }
  }

  /** The same with another ratio. */
  public SourceSpec withRatio(double ratio) {
    return new SourceSpec(name, ratio, images, augmentation);
  }
}
