package mobilenet.architecture;

import static mobilenet.architecture.Activation.GELU;
import static mobilenet.architecture.Activation.RELU;
import static mobilenet.architecture.TableRows.conv;
import static mobilenet.architecture.TableRows.fused;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Conventions.AntiAlias;
import mobilenet.architecture.Conventions.LayerScale;

/**
 * MobileNetV4, arXiv 2404.10518 (v2), appendix tables, in the form of timm and TensorFlow's Model
 * Garden, for which weights exist.
 *
 * <p>The paper draws stages 0 and 1 of Conv-S as FusedIB; both code bases have pairs of
 * convolution, batch norm and ReLU. The paper's own block list of Hybrid-M is {@code
 * mobilenetv4_hybrid_medium_paper}.
 */
final class MobileNetV4 {
  private static final List<Stage> CONV_SMALL =
      List.of(
          Stage.of(conv(3, 2, 32, RELU), conv(1, 1, 32, RELU)),
          Stage.of(conv(3, 2, 96, RELU), conv(1, 1, 64, RELU)),
          // startKernel, middleKernel, stride, expansion, channels
          Stage.of(
              uib(5, 5, 2, 3, 96),
              uib(0, 3, 1, 2, 96),
              uib(0, 3, 1, 2, 96),
              uib(0, 3, 1, 2, 96),
              uib(0, 3, 1, 2, 96),
              uib(3, 0, 1, 4, 96)),
          Stage.of(
              uib(3, 3, 2, 6, 128),
              uib(5, 5, 1, 4, 128),
              uib(0, 5, 1, 4, 128),
              uib(0, 5, 1, 3, 128),
              uib(0, 3, 1, 4, 128),
              uib(0, 3, 1, 4, 128)),
          Stage.of(conv(1, 1, 960, RELU)));

  private static final List<Stage> CONV_MEDIUM =
      List.of(
          Stage.of(fused(3, 2, 4, 48, RELU)),
          Stage.of(uib(3, 5, 2, 4, 80), uib(3, 3, 1, 2, 80)),
          Stage.of(
              uib(3, 5, 2, 6, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 5, 1, 4, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 0, 1, 4, 160),
              uib(0, 0, 1, 2, 160),
              uib(3, 0, 1, 4, 160)),
          Stage.of(
              uib(5, 5, 2, 6, 256),
              uib(5, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(0, 0, 1, 4, 256),
              uib(3, 0, 1, 4, 256),
              uib(3, 5, 1, 2, 256),
              uib(5, 5, 1, 4, 256),
              uib(0, 0, 1, 4, 256),
              uib(0, 0, 1, 4, 256),
              uib(5, 0, 1, 2, 256)),
          Stage.of(conv(1, 1, 960, RELU)));

  private static final List<Stage> CONV_LARGE =
      List.of(
          Stage.of(fused(3, 2, 4, 48, RELU)),
          Stage.of(uib(3, 5, 2, 4, 96), uib(3, 3, 1, 4, 96)),
          Stage.of(
              uib(3, 5, 2, 4, 192),
              uib(3, 3, 1, 4, 192),
              uib(3, 3, 1, 4, 192),
              uib(3, 3, 1, 4, 192),
              uib(3, 5, 1, 4, 192),
              uib(5, 3, 1, 4, 192),
              uib(5, 3, 1, 4, 192),
              uib(5, 3, 1, 4, 192),
              uib(5, 3, 1, 4, 192),
              uib(5, 3, 1, 4, 192),
              uib(3, 0, 1, 4, 192)),
          Stage.of(
              uib(5, 5, 2, 4, 512),
              uib(5, 5, 1, 4, 512),
              uib(5, 5, 1, 4, 512),
              uib(5, 5, 1, 4, 512),
              uib(5, 0, 1, 4, 512),
              uib(5, 3, 1, 4, 512),
              uib(5, 0, 1, 4, 512),
              uib(5, 0, 1, 4, 512),
              uib(5, 3, 1, 4, 512),
              uib(5, 5, 1, 4, 512),
              uib(5, 0, 1, 4, 512),
              uib(5, 0, 1, 4, 512),
              uib(5, 0, 1, 4, 512)),
          Stage.of(conv(1, 1, 960, RELU)));

  private MobileNetV4() {}

  static BlockSpec uib(int start, int middle, int stride, double expansion, int channels) {
    return new UniversalInvertedBottleneck(start, middle, stride, expansion, channels, RELU);
  }

  static List<Architecture> all() {
    Architecture small = base("mobilenetv4_conv_small", CONV_SMALL, 32, 224);
    Architecture medium = base("mobilenetv4_conv_medium", CONV_MEDIUM, 32, 256);
    Architecture large = base("mobilenetv4_conv_large", CONV_LARGE, 24, 384);
    Architecture hybridMedium =
        hybrid("mobilenetv4_hybrid_medium", MobileNetV4Hybrid.MEDIUM, 32, 256);
    Architecture hybridLarge =
        withActivation(hybrid("mobilenetv4_hybrid_large", MobileNetV4Hybrid.LARGE, 24, 384), GELU);
    return List.of(
        small.named("mobilenetv4_conv_small_035").withWidth(0.35),
        small.named("mobilenetv4_conv_small_050").withWidth(0.5),
        small,
        medium,
        large,
        antiAliased(medium.named("mobilenetv4_conv_aa_medium"), AntiAlias.AVERAGE_POOL),
        antiAliased(
            medium.named("mobilenetv4_conv_blur_medium").withResolution(224), AntiAlias.BLUR),
        antiAliased(
            large.named("mobilenetv4_conv_aa_large").withResolution(448), AntiAlias.AVERAGE_POOL),
        hybridMedium.named("mobilenetv4_hybrid_medium_075").withWidth(0.75).withResolution(224),
        hybridMedium,
        hybridMedium
            .named("mobilenetv4_hybrid_medium_paper")
            .withStages(MobileNetV4Hybrid.MEDIUM_AS_PRINTED),
        hybridLarge.named("mobilenetv4_hybrid_large_075").withWidth(0.75).withResolution(256),
        hybridLarge);
  }

  private static Architecture base(String name, List<Stage> table, int stem, int size) {
    return new Architecture(
        name,
        Family.MOBILENET_V4,
        new InputShape(3, size),
        Architecture.IMAGENET_CLASSES,
        Stem.of(stem, RELU),
        table,
        new Head.PoolThenConv(1280, Head.HeadNorm.BATCH_NORM, RELU),
        Scaling.V4,
        Conventions.TIMM,
        Architecture.FULL_STRIDE);
  }

  private static Architecture hybrid(String name, List<Stage> table, int stem, int size) {
    return base(name, table, stem, size)
        .withConventions(Conventions.TIMM.withLayerScale(LayerScale.UIB_AND_ATTENTION));
  }

  private static Architecture antiAliased(Architecture architecture, AntiAlias antiAlias) {
    return architecture.withConventions(architecture.conventions().withAntiAlias(antiAlias));
  }

  /** Another activation everywhere: Hybrid-L is all GELU, stem and head included. */
  private static Architecture withActivation(Architecture from, Activation activation) {
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : from.stages()) {
      stages.add(
          new Stage(
              stage.rows().stream()
                  .map(row -> new Stage.Row(row.spec().withActivation(activation), row.repeats()))
                  .toList()));
    }
    return new Architecture(
        from.name(),
        from.family(),
        from.input(),
        from.classes(),
        Stem.of(from.stem().channels(), activation),
        stages,
        new Head.PoolThenConv(1280, Head.HeadNorm.BATCH_NORM, activation),
        from.scaling(),
        from.conventions(),
        from.outputStride());
  }
}
