package mobilenet.architecture;

import static mobilenet.architecture.Activation.RELU;
import static mobilenet.architecture.MobileNetV4.uib;
import static mobilenet.architecture.TableRows.conv;
import static mobilenet.architecture.TableRows.fused;

import java.util.List;

/**
 * Block lists of the V4 hybrids: {@code uib(startKernel, middleKernel, stride, expansion,
 * channels)}.
 */
final class MobileNetV4Hybrid {
  static final List<Stage> MEDIUM =
      List.of(
          Stage.of(fused(3, 2, 4, 48, RELU)),
          Stage.of(uib(3, 5, 2, 4, 80), uib(3, 3, 1, 2, 80)),
          Stage.of(
              uib(3, 5, 2, 6, 160),
              uib(0, 0, 1, 2, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 5, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 3, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 0, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 3, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 0, 1, 4, 160)),
          Stage.of(
              uib(5, 5, 2, 6, 256),
              uib(5, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(0, 0, 1, 2, 256),
              uib(3, 5, 1, 2, 256),
              uib(0, 0, 1, 2, 256),
              uib(0, 0, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(3, 0, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(5, 5, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(5, 0, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(5, 0, 1, 4, 256)),
          Stage.of(conv(1, 1, 960, RELU)));

  /**
   * Hybrid-M as the paper's appendix prints it: 11,170,008 parameters, while the paper's own 10.5 M
   * fits {@link #MEDIUM}. No weights exist.
   */
  static final List<Stage> MEDIUM_AS_PRINTED =
      List.of(
          Stage.of(fused(3, 2, 4, 48, RELU)),
          Stage.of(uib(3, 5, 2, 4, 80), uib(3, 3, 1, 2, 80)),
          Stage.of(
              uib(3, 5, 2, 6, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 3, 1, 4, 160),
              uib(3, 5, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 3, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 0, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(0, 0, 1, 4, 160),
              mqa(4, 64, 2, 160),
              uib(3, 0, 1, 4, 160)),
          Stage.of(
              uib(5, 5, 2, 6, 256),
              uib(5, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(3, 5, 1, 4, 256),
              uib(0, 0, 1, 4, 256),
              uib(3, 0, 1, 4, 256),
              uib(3, 5, 1, 2, 256),
              mqa(4, 64, 1, 256),
              uib(5, 5, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(0, 0, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(0, 0, 1, 4, 256),
              mqa(4, 64, 1, 256),
              uib(5, 0, 1, 4, 256)),
          Stage.of(conv(1, 1, 960, RELU)));

  static final List<Stage> LARGE =
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
              mqa(8, 48, 2, 192),
              uib(5, 3, 1, 4, 192),
              mqa(8, 48, 2, 192),
              uib(5, 3, 1, 4, 192),
              mqa(8, 48, 2, 192),
              uib(5, 3, 1, 4, 192),
              mqa(8, 48, 2, 192),
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
              mqa(8, 64, 1, 512),
              uib(5, 0, 1, 4, 512),
              mqa(8, 64, 1, 512),
              uib(5, 0, 1, 4, 512),
              mqa(8, 64, 1, 512),
              uib(5, 0, 1, 4, 512),
              mqa(8, 64, 1, 512),
              uib(5, 0, 1, 4, 512)),
          Stage.of(conv(1, 1, 960, RELU)));

  private MobileNetV4Hybrid() {}

  private static BlockSpec mqa(int heads, int headDim, int keyValueStride, int channels) {
    return new MobileAttention(
        MobileAttention.Kind.MULTI_QUERY, heads, headDim, keyValueStride, 3, channels);
  }
}
