package mobilenet.architecture;

import static mobilenet.architecture.Activation.RELU;
import static mobilenet.architecture.TableRows.NO_SE;
import static mobilenet.architecture.TableRows.conv;
import static mobilenet.architecture.TableRows.fused;
import static mobilenet.architecture.TableRows.inverted;

import java.util.List;

/** MobileNetV3-EdgeTPU and MobileNet-EdgeTPU-v2 in timm's form. */
final class MobileNetEdgeTpu {
  private MobileNetEdgeTpu() {}

  static List<Architecture> all() {
    return List.of(
        base("mobilenet_edgetpu_100", Stem.of(32, RELU), first(), 1280),
        // The channels of stages 0 to 6, then the group size of the grouped convolutions.
        v2("mobilenet_edgetpu_v2_xs", 3, 32, 1280, new int[] {16, 32, 48, 96, 144, 160, 192}, 64),
        v2("mobilenet_edgetpu_v2_s", 5, 64, 1280, new int[] {24, 48, 64, 128, 160, 192, 256}, 64),
        v2("mobilenet_edgetpu_v2_m", 5, 64, 1344, new int[] {32, 64, 80, 160, 192, 240, 320}, 64),
        v2("mobilenet_edgetpu_v2_l", 7, 64, 1408, new int[] {32, 64, 96, 192, 240, 256, 384}, 128));
  }

  private static List<Stage> first() {
    return List.of(
        Stage.of(conv(1, 1, 16, RELU)),
        fusedStage(32, 3),
        fusedStage(48, 3),
        Stage.of(ir(3, 2, 8, 96), ir(3, 1, 4, 96), ir(3, 1, 4, 96), ir(3, 1, 4, 96)),
        Stage.of(
            // The expansion of 8 keeps its channels but has no residual.
            new InvertedResidual(3, 1, 8, 96, NO_SE, RELU, Residual.NEVER),
            ir(3, 1, 4, 96),
            ir(3, 1, 4, 96),
            ir(3, 1, 4, 96)),
        Stage.of(ir(5, 2, 8, 160), ir(5, 1, 4, 160), ir(5, 1, 4, 160), ir(5, 1, 4, 160)),
        Stage.of(ir(3, 1, 8, 192)));
  }

  private static Stage fusedStage(int channels, int repeats) {
    return new Stage(
        List.of(
            new Stage.Row(fused(3, 2, 8, channels, RELU), 1),
            new Stage.Row(fused(3, 1, 4, channels, RELU), repeats)));
  }

  private static Architecture v2(
      String name, int stemKernel, int stemChannels, int head, int[] c, int groupSize) {
    List<Stage> stages =
        List.of(
            Stage.of(conv(1, 1, c[0], RELU)),
            Stage.of(fused(3, 2, 8, c[1], RELU), grouped(c[1], groupSize)),
            Stage.of(
                fused(3, 2, 8, c[2], RELU),
                grouped(c[2], groupSize),
                fused(3, 1, 4, c[2], RELU),
                grouped(c[2], groupSize)),
            Stage.of(
                fused(3, 2, 8, c[3], RELU),
                ir(3, 1, 4, c[3]),
                ir(3, 1, 4, c[3]),
                ir(3, 1, 4, c[3])),
            irStage(1, c[4]),
            irStage(2, c[5]),
            Stage.of(ir(3, 1, 8, c[6])));
    return base(name, new Stem(stemKernel, 2, stemChannels, RELU), stages, head);
  }

  private static Stage irStage(int stride, int channels) {
    return new Stage(
        List.of(
            new Stage.Row(ir(3, stride, 8, channels), 1), new Stage.Row(ir(3, 1, 4, channels), 3)));
  }

  private static BlockSpec ir(int kernel, int stride, double expansion, int channels) {
    return inverted(kernel, stride, expansion, channels, NO_SE, RELU);
  }

  private static BlockSpec grouped(int channels, int groupSize) {
    return fused(3, 1, 4, channels, groupSize, RELU);
  }

  private static Architecture base(String name, Stem stem, List<Stage> stages, int head) {
    return new Architecture(
        name,
        Family.EDGE_TPU,
        new InputShape(3, 224),
        Architecture.IMAGENET_CLASSES,
        stem,
        stages,
        new Head.ConvThenPool(head, RELU),
        new Scaling(
            1, 1, Double.POSITIVE_INFINITY, Scaling.HeadWidth.FIXED, Scaling.DepthScope.ALL_STAGES),
        Conventions.TIMM,
        Architecture.FULL_STRIDE);
  }
}
