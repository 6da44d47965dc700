package mobilenet.data.augment;

/**
 * How an image and its partner become one, drawn: applied again, it gives the same bits. Each image
 * of a batch may be mixed with its partner, and that with the image, in the same way.
 */
public sealed interface Mix {

  /** The image's own share of the target, 0 to 1. */
  double share();

  /**
   * Mixup: a weighted sum.
   *
   * @param share λ, weight of the image itself, 0 to 1
   */
  record Blend(double share) implements Mix {
    /** Checks the range. */
    public Blend {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be 0 to 1, given " + share);
      }
    }
  }

  /**
   * CutMix: a rectangle is the partner's.
   *
   * @param box that the partner fills
   * @param share of the image that is left
   */
  record Cut(CutMixBox box, double share) implements Mix {
    /** Checks the range. */
    public Cut {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be 0 to 1, given " + share);
      }
    }
  }
}
