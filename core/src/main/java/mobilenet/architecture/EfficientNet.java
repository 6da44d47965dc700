package mobilenet.architecture;

import static mobilenet.architecture.Activation.SWISH;
import static mobilenet.architecture.TableRows.SE;
import static mobilenet.architecture.TableRows.inverted;
import static mobilenet.architecture.TableRows.separable;

import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNet B0 to B8 and L2: Table 1 of arXiv 1905.11946 with compound scaling. They serve as
 * teachers for distillation.
 */
final class EfficientNet {
  // kernel, stride, expansion, channels, repeats
  private static final List<Stage> TABLE =
      List.of(
          Stage.repeat(1, separable(3, 1, 16, SE, SWISH)),
          row(3, 2, 6, 24, 2),
          row(5, 2, 6, 40, 2),
          row(3, 2, 6, 80, 3),
          row(5, 1, 6, 112, 3),
          row(5, 2, 6, 192, 4),
          row(3, 1, 6, 320, 1));

  private record Size(String suffix, double width, double depth, int resolution) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("b0", 1.0, 1.0, 224),
          new Size("b1", 1.0, 1.1, 240),
          new Size("b2", 1.1, 1.2, 260),
          new Size("b3", 1.2, 1.4, 300),
          new Size("b4", 1.4, 1.8, 380),
          new Size("b5", 1.6, 2.2, 456),
          new Size("b6", 1.8, 2.6, 528),
          new Size("b7", 2.0, 3.1, 600),
          new Size("b8", 2.2, 3.6, 672),
          new Size("l2", 4.3, 5.3, 800));

  private EfficientNet() {}

  private static Stage row(int kernel, int stride, double expansion, int channels, int repeats) {
    return Stage.repeat(repeats, inverted(kernel, stride, expansion, channels, SE, SWISH));
  }

  static List<Architecture> all() {
    List<Architecture> all = new ArrayList<>();
    for (Size size : SIZES) {
      all.add(of("efficientnet_" + size.suffix, size, Conventions.TIMM));
    }
    for (Size size : SIZES) {
      all.add(of("tf_efficientnet_" + size.suffix, size, Conventions.TENSORFLOW));
    }
    return all;
  }

  private static Architecture of(String name, Size size, Conventions conventions) {
    return new Architecture(
        name,
        Family.EFFICIENT_NET,
        new InputShape(3, size.resolution),
        Architecture.IMAGENET_CLASSES,
        Stem.of(32, SWISH),
        TABLE,
        new Head.ConvThenPool(1280, SWISH),
        Scaling.EFFICIENT_NET.withWidth(size.width).withDepth(size.depth),
        conventions.withSqueezeExcite(SqueezeExciteRule.EFFICIENT_NET),
        Architecture.FULL_STRIDE);
  }
}
