package mobilenet.architecture;

/**
 * What differs between sources of the same table and cannot be read from a checkpoint's weights.
 *
 * @param padding zero-padding rule of every strided convolution
 * @param batchNormEpsilon added to the variance; 1e-5 in timm, 1e-3 in TensorFlow and torchvision
 * @param squeezeExcite how squeeze-and-excitation is built, where a block has it
 * @param layerScale whether blocks scale their branch
 * @param antiAlias how strides are anti-aliased
 */
public record Conventions(
    Padding padding,
    double batchNormEpsilon,
    SqueezeExciteRule squeezeExcite,
    LayerScale layerScale,
    AntiAlias antiAlias) {

  /** A learnt factor for each channel of a block's branch. */
  public enum LayerScale {
    /** None. */
    NONE,
    /**
     * On every universal inverted bottleneck and attention block, residual or not: the V4 hybrids.
     */
    UIB_AND_ATTENTION
  }

  /** What happens to the strided convolutions inside blocks (the stem keeps its stride). */
  public enum AntiAlias {
    /** They keep their stride. */
    NONE,
    /** They run at stride 1; a 2×2 average pool follows the activation: timm's {@code aa}. */
    AVERAGE_POOL,
    /**
     * They run at stride 1; a fixed [1 2 1]² / 16 blur of stride 2 follows: timm's {@code blur}.
     */
    BLUR
  }

  /** timm's own training conventions: symmetric padding, epsilon 1e-5. */
  public static final Conventions TIMM =
      new Conventions(
          Padding.SYMMETRIC, 1e-5, SqueezeExciteRule.MOBILENET_V3, LayerScale.NONE, AntiAlias.NONE);

  /** Weights converted from TensorFlow: SAME padding, epsilon 1e-3. */
  public static final Conventions TENSORFLOW =
      TIMM.withPadding(Padding.SAME).withBatchNormEpsilon(1e-3);

  /** torchvision's V3 weights: symmetric padding, epsilon 1e-3. */
  public static final Conventions TORCHVISION_V3 = TIMM.withBatchNormEpsilon(1e-3);

  /** Checks the epsilon. */
  public Conventions {
    if (!(batchNormEpsilon > 0 && batchNormEpsilon < 1)) {
      throw new IllegalArgumentException(
          "batch norm epsilon must be between 0 and 1, given " + batchNormEpsilon);
    }
  }

  /** The same with another padding rule. */
  public Conventions withPadding(Padding padding) {
    return new Conventions(padding, batchNormEpsilon, squeezeExcite, layerScale, antiAlias);
  }

  /** The same with another epsilon. */
  public Conventions withBatchNormEpsilon(double epsilon) {
    return new Conventions(padding, epsilon, squeezeExcite, layerScale, antiAlias);
  }

  /** The same with another squeeze-and-excitation rule. */
  public Conventions withSqueezeExcite(SqueezeExciteRule rule) {
    return new Conventions(padding, batchNormEpsilon, rule, layerScale, antiAlias);
  }

  /** The same with or without layer scale. */
  public Conventions withLayerScale(LayerScale scale) {
    return new Conventions(padding, batchNormEpsilon, squeezeExcite, scale, antiAlias);
  }

  /** The same with another treatment of strides. */
  public Conventions withAntiAlias(AntiAlias antiAlias) {
    return new Conventions(padding, batchNormEpsilon, squeezeExcite, layerScale, antiAlias);
  }
}
