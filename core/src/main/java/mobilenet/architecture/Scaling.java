package mobilenet.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Width and depth multipliers, and the rules by which they apply to stem and head. Block channels
 * always become {@link ChannelRounding#round(double) round(c · width)}.
 *
 * @param width multiplies channel counts; above 0, at most {@link #MAX_MULTIPLIER}
 * @param depth multiplies the repeats of each stage; above 0, at most {@link #MAX_MULTIPLIER}
 * @param stemFixedBelow the stem keeps its channels if {@code width} is below this: 0 always scales
 *     the stem, infinity never does
 * @param headWidth how the head's channels follow the width
 * @param depthScope which stages the depth multiplies
 */
public record Scaling(
    double width, double depth, double stemFixedBelow, HeadWidth headWidth, DepthScope depthScope) {

  /** Largest multiplier of width or depth; the largest published are 4.3 and 5.3. */
  public static final int MAX_MULTIPLIER = 64;

  /** How the head's channels follow the width multiplier. */
  public enum HeadWidth {
    /** Not at all: V3 and V4. */
    FIXED,
    /** Grows above width 1, never shrinks: V2. */
    GROWS_ONLY,
    /** Scales both ways: EfficientNet. */
    SCALED
  }

  /** Which stages the depth multiplier repeats. */
  public enum DepthScope {
    /** All. */
    ALL_STAGES,
    /** All but the first and the last: timm's V2 "d" variants. */
    INNER_STAGES
  }

  /** V1: the stem is scaled, the head keeps its channels. */
  public static final Scaling V1 = new Scaling(1, 1, 0, HeadWidth.FIXED, DepthScope.ALL_STAGES);

  /** V2: the stem is scaled, the head only grows. */
  public static final Scaling V2 =
      new Scaling(1, 1, 0, HeadWidth.GROWS_ONLY, DepthScope.ALL_STAGES);

  /**
   * timm's V2 "d" variants: stem and head keep their channels, the first and last stage their
   * repeats.
   */
  public static final Scaling V2_DEEP =
      new Scaling(1, 1, Double.POSITIVE_INFINITY, HeadWidth.FIXED, DepthScope.INNER_STAGES);

  /** timm's V3: the stem keeps its 16 channels below width 0.75. */
  public static final Scaling V3_TIMM =
      new Scaling(1, 1, 0.75, HeadWidth.FIXED, DepthScope.ALL_STAGES);

  /**
   * The V3 paper's rule (slim with finegrained head): the stem shrinks, too. It reproduces the 69 M
   * and 40 M multiply-adds of the paper's Table 9 at widths 0.5 and 0.35.
   */
  public static final Scaling V3_PAPER =
      new Scaling(1, 1, 0, HeadWidth.FIXED, DepthScope.ALL_STAGES);

  /** timm's V4: the stem never shrinks. */
  public static final Scaling V4 = new Scaling(1, 1, 1, HeadWidth.FIXED, DepthScope.ALL_STAGES);

  /** EfficientNet's compound scaling: everything is scaled. */
  public static final Scaling EFFICIENT_NET =
      new Scaling(1, 1, 0, HeadWidth.SCALED, DepthScope.ALL_STAGES);

  /** Checks the multipliers. */
  public Scaling {
    if (!isMultiplier(width) || !isMultiplier(depth)) {
      throw new IllegalArgumentException(
          "width and depth multipliers must be positive and at most "
              + MAX_MULTIPLIER
              + ", given "
              + width
              + " and "
              + depth);
    }
  }

  private static boolean isMultiplier(double multiplier) {
    return multiplier > 0 && multiplier <= MAX_MULTIPLIER;
  }

  /** The same rules at another width. */
  public Scaling withWidth(double width) {
    return new Scaling(width, depth, stemFixedBelow, headWidth, depthScope);
  }

  /** The same rules at another depth. */
  public Scaling withDepth(double depth) {
    return new Scaling(width, depth, stemFixedBelow, headWidth, depthScope);
  }

  /** The same rules, but the stem keeps its channels at every width, or at none. */
  public Scaling withFixedStem(boolean fixed) {
    return new Scaling(width, depth, fixed ? Double.POSITIVE_INFINITY : 0, headWidth, depthScope);
  }

  int blockChannels(int channels) {
    return ChannelRounding.round(channels * width);
  }

  int stemChannels(int channels) {
    return width < stemFixedBelow ? channels : ChannelRounding.round(channels * width);
  }

  int headChannels(int channels) {
    return switch (headWidth) {
      case FIXED -> channels;
      case GROWS_ONLY -> Math.max(channels, ChannelRounding.round(channels * width));
      case SCALED -> ChannelRounding.round(channels * width);
    };
  }

  /**
   * Repeats of each row of a stage, {@code ceil(sum · depth)} in all. They are distributed in
   * proportion, from the last row to the first: timm's rule, which the weights of the {@code d}
   * variants need.
   */
  List<Integer> repeats(List<Integer> rows, int stage, int stages) {
    boolean outer = stage == 0 || stage == stages - 1;
    if (depthScope == DepthScope.INNER_STAGES && outer) {
      return rows;
    }
    int left = rows.stream().mapToInt(Integer::intValue).sum();
    int scaledLeft = (int) Math.ceil(left * depth);
    List<Integer> scaled = new ArrayList<>(rows.size());
    for (int i = rows.size() - 1; i >= 0; i--) {
      int share = (int) Math.max(1, Math.rint((double) rows.get(i) / left * scaledLeft));
      scaled.add(share);
      left -= rows.get(i);
      scaledLeft -= share;
    }
    Collections.reverse(scaled);
    return scaled;
  }
}
