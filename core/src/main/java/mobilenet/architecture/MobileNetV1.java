package mobilenet.architecture;

import static mobilenet.architecture.TableRows.v1;

import java.util.List;

/**
 * MobileNetV1, arXiv 1704.04861, Table 1, with ReLU6 as in every implementation (the paper's text
 * says ReLU). The paper marks the last depthwise layer as stride 2 on 7×7 with a 7×7 output; every
 * implementation uses 1.
 */
final class MobileNetV1 {
  private static final List<Stage> TABLE =
      List.of(
          Stage.of(v1(1, 64)),
          Stage.of(v1(2, 128), v1(1, 128)),
          Stage.of(v1(2, 256), v1(1, 256)),
          Stage.of(v1(2, 512), v1(1, 512), v1(1, 512), v1(1, 512), v1(1, 512), v1(1, 512)),
          Stage.of(v1(2, 1024), v1(1, 1024)));

  private MobileNetV1() {}

  static List<Architecture> all() {
    Architecture base =
        new Architecture(
            "mobilenetv1_100",
            Family.MOBILENET_V1,
            new InputShape(3, 224),
            Architecture.IMAGENET_CLASSES,
            Stem.of(32, Activation.RELU6),
            TABLE,
            new Head.Pooled(),
            Scaling.V1,
            Conventions.TIMM,
            Architecture.FULL_STRIDE);
    return List.of(
        base,
        // timm's variant with a hidden head convolution.
        base.named("mobilenetv1_100h").withHead(new Head.ConvThenPool(1024, Activation.RELU6)),
        base.named("mobilenetv1_125").withWidth(1.25),
        // timm has no entries for Google's own weights of V1 and V2; the names follow its V3
        // entries.
        base.named("tf_mobilenetv1_100").withConventions(Conventions.TENSORFLOW),
        base.named("tf_mobilenetv1_125").withWidth(1.25).withConventions(Conventions.TENSORFLOW));
  }
}
