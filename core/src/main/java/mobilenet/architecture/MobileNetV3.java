package mobilenet.architecture;

import static mobilenet.architecture.Activation.HARD_SWISH;
import static mobilenet.architecture.Activation.RELU;
import static mobilenet.architecture.TableRows.NO_SE;
import static mobilenet.architecture.TableRows.SE;
import static mobilenet.architecture.TableRows.conv;
import static mobilenet.architecture.TableRows.inverted;
import static mobilenet.architecture.TableRows.separable;

import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV3, arXiv 1905.02244 (v5), Tables 1 and 2, in timm's, torchvision's and TensorFlow's
 * form.
 *
 * <p>The tables give expanded channels; ratios here are timm's, so that widths scale as its weights
 * need (200 = 2.5 · 80, 184 = 2.3 · 80, 88 = 3.67 · 24). The paper ticks squeeze-and-excitation on
 * the last 1×1 layer of Small; no implementation has it.
 */
final class MobileNetV3 {
  // kernel, stride, expansion, channels, squeeze-and-excitation, activation
  private static final List<Stage> LARGE =
      List.of(
          Stage.of(separable(3, 1, 16, NO_SE, RELU)),
          Stage.of(inverted(3, 2, 4, 24, NO_SE, RELU), inverted(3, 1, 3, 24, NO_SE, RELU)),
          Stage.of(
              inverted(5, 2, 3, 40, SE, RELU),
              inverted(5, 1, 3, 40, SE, RELU),
              inverted(5, 1, 3, 40, SE, RELU)),
          Stage.of(
              inverted(3, 2, 6, 80, NO_SE, HARD_SWISH),
              inverted(3, 1, 2.5, 80, NO_SE, HARD_SWISH),
              inverted(3, 1, 2.3, 80, NO_SE, HARD_SWISH),
              inverted(3, 1, 2.3, 80, NO_SE, HARD_SWISH)),
          Stage.of(inverted(3, 1, 6, 112, SE, HARD_SWISH), inverted(3, 1, 6, 112, SE, HARD_SWISH)),
          Stage.of(
              inverted(5, 2, 6, 160, SE, HARD_SWISH),
              inverted(5, 1, 6, 160, SE, HARD_SWISH),
              inverted(5, 1, 6, 160, SE, HARD_SWISH)),
          Stage.of(conv(1, 1, 960, HARD_SWISH)));

  private static final List<Stage> SMALL =
      List.of(
          Stage.of(separable(3, 2, 16, SE, RELU)),
          Stage.of(inverted(3, 2, 4.5, 24, NO_SE, RELU), inverted(3, 1, 3.67, 24, NO_SE, RELU)),
          Stage.of(
              inverted(5, 2, 4, 40, SE, HARD_SWISH),
              inverted(5, 1, 6, 40, SE, HARD_SWISH),
              inverted(5, 1, 6, 40, SE, HARD_SWISH)),
          Stage.of(inverted(5, 1, 3, 48, SE, HARD_SWISH), inverted(5, 1, 3, 48, SE, HARD_SWISH)),
          Stage.of(
              inverted(5, 2, 6, 96, SE, HARD_SWISH),
              inverted(5, 1, 6, 96, SE, HARD_SWISH),
              inverted(5, 1, 6, 96, SE, HARD_SWISH)),
          Stage.of(conv(1, 1, 576, HARD_SWISH)));

  private static final int LARGE_HEAD = 1280;
  // 1280 in early versions of the paper (2.9 M parameters); 1024 in v5 and all code.
  private static final int SMALL_HEAD = 1024;

  private MobileNetV3() {}

  static List<Architecture> all() {
    Architecture large = base("mobilenetv3_large_100", LARGE, LARGE_HEAD, HARD_SWISH);
    Architecture small = base("mobilenetv3_small_100", SMALL, SMALL_HEAD, HARD_SWISH);
    List<Architecture> all =
        new ArrayList<>(
            List.of(
                large.named("mobilenetv3_large_075").withWidth(0.75),
                large,
                large
                    .named("mobilenetv3_large_150d")
                    .withScaling(large.scaling().withWidth(1.5).withDepth(1.2))
                    .withResolution(256),
                rw(large),
                small.named("mobilenetv3_small_050").withWidth(0.5),
                small.named("mobilenetv3_small_075").withWidth(0.75),
                small));
    all.addAll(tensorflow(large, small));
    all.add(
        large.named("torchvision_mobilenet_v3_large").withConventions(Conventions.TORCHVISION_V3));
    all.add(
        small.named("torchvision_mobilenet_v3_small").withConventions(Conventions.TORCHVISION_V3));
    return all;
  }

  private static Architecture base(
      String name, List<Stage> table, int headChannels, Activation activation) {
    return new Architecture(
        name,
        Family.MOBILENET_V3,
        new InputShape(3, 224),
        Architecture.IMAGENET_CLASSES,
        Stem.of(16, activation),
        table,
        new Head.PoolThenConv(headChannels, Head.HeadNorm.BIAS, activation),
        Scaling.V3_TIMM,
        Conventions.TIMM,
        Architecture.FULL_STRIDE);
  }

  /**
   * Ross Wightman's first port: other squeeze widths, no residual in block 0, no head bias, epsilon
   * 1e-3.
   */
  private static Architecture rw(Architecture large) {
    List<Stage> stages = new ArrayList<>(large.stages());
    stages.set(
        0,
        Stage.of(
            new DepthwiseSeparable(
                3, 1, 16, NO_SE, RELU, DepthwiseSeparable.Projection.LINEAR, Residual.NEVER)));
    return large
        .named("mobilenetv3_rw")
        .withStages(stages)
        .withHead(new Head.PoolThenConv(LARGE_HEAD, Head.HeadNorm.NONE, HARD_SWISH))
        .withConventions(
            Conventions.TIMM
                .withBatchNormEpsilon(1e-3)
                .withSqueezeExcite(SqueezeExciteRule.MOBILENET_V3_RW));
  }

  /** Google's own weights, converted by timm. */
  private static List<Architecture> tensorflow(Architecture large, Architecture small) {
    Architecture tfLarge = large.withConventions(Conventions.TENSORFLOW);
    Architecture tfSmall = small.withConventions(Conventions.TENSORFLOW);
    return List.of(
        tfLarge.named("tf_mobilenetv3_large_075").withWidth(0.75),
        tfLarge.named("tf_mobilenetv3_large_100"),
        minimal("tf_mobilenetv3_large_minimal_100", LARGE, LARGE_HEAD),
        tfSmall.named("tf_mobilenetv3_small_075").withWidth(0.75),
        tfSmall.named("tf_mobilenetv3_small_100"),
        minimal("tf_mobilenetv3_small_minimal_100", SMALL, SMALL_HEAD));
  }

  /** "Minimalistic" V3: no squeeze-and-excitation, 3×3 kernels, ReLU throughout. */
  private static Architecture minimal(String name, List<Stage> table, int headChannels) {
    List<Stage> stages =
        table.stream()
            .map(
                stage ->
                    new Stage(
                        stage.rows().stream()
                            .map(row -> new Stage.Row(minimal(row.spec()), row.repeats()))
                            .toList()))
            .toList();
    return base(name, stages, headChannels, RELU).withConventions(Conventions.TENSORFLOW);
  }

  private static BlockSpec minimal(BlockSpec spec) {
    if (spec instanceof DepthwiseSeparable b) {
      return separable(3, b.stride(), b.outChannels(), NO_SE, RELU);
    }
    if (spec instanceof InvertedResidual b) {
      return inverted(3, b.stride(), b.expansion(), b.outChannels(), NO_SE, RELU);
    }
    return spec.withActivation(RELU);
  }
}
