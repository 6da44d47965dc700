package mobilenet.architecture;

import static mobilenet.architecture.Activation.RELU6;
import static mobilenet.architecture.TableRows.NO_SE;
import static mobilenet.architecture.TableRows.inverted;
import static mobilenet.architecture.TableRows.separable;

import java.util.List;

/** MobileNetV2, arXiv 1801.04381, Table 2. */
final class MobileNetV2 {
  // t (expansion), c (channels), n (repeats), s (stride)
  private static final List<Stage> TABLE =
      List.of(
          Stage.repeat(1, separable(3, 1, 16, NO_SE, RELU6)),
          row(6, 24, 2, 2),
          row(6, 32, 3, 2),
          row(6, 64, 4, 2),
          row(6, 96, 3, 1),
          row(6, 160, 3, 2),
          row(6, 320, 1, 1));

  private MobileNetV2() {}

  private static Stage row(double expansion, int channels, int repeats, int stride) {
    return Stage.repeat(repeats, inverted(3, stride, expansion, channels, NO_SE, RELU6));
  }

  static List<Architecture> all() {
    Architecture base =
        new Architecture(
            "mobilenetv2_100",
            Family.MOBILENET_V2,
            new InputShape(3, 224),
            Architecture.IMAGENET_CLASSES,
            Stem.of(32, RELU6),
            TABLE,
            new Head.ConvThenPool(1280, RELU6),
            Scaling.V2,
            Conventions.TIMM,
            Architecture.FULL_STRIDE);
    Architecture tf = base.withConventions(Conventions.TENSORFLOW);
    return List.of(
        base.named("mobilenetv2_035").withWidth(0.35),
        base.named("mobilenetv2_050").withWidth(0.5),
        base.named("mobilenetv2_075").withWidth(0.75),
        base,
        base.named("mobilenetv2_110d").withScaling(Scaling.V2_DEEP.withWidth(1.1).withDepth(1.2)),
        base.named("mobilenetv2_120d").withScaling(Scaling.V2_DEEP.withWidth(1.2).withDepth(1.4)),
        base.named("mobilenetv2_140").withWidth(1.4),
        // timm has no entries for Google's own weights of V1 and V2; the names follow its V3
        // entries.
        tf.named("tf_mobilenetv2_035").withWidth(0.35),
        tf.named("tf_mobilenetv2_050").withWidth(0.5),
        tf.named("tf_mobilenetv2_075").withWidth(0.75),
        tf.named("tf_mobilenetv2_100"),
        tf.named("tf_mobilenetv2_140").withWidth(1.4));
  }
}
