package mobilenet.weights;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;

/**
 * The library whose parameter names a file uses. This library uses timm's names; other schemes are
 * mapped onto them.
 */
public enum NamingScheme {
  /** timm: {@code blocks.1.0.conv_pw.weight}. */
  TIMM,
  /** torchvision's MobileNetV2: {@code features.2.conv.0.0.weight}. */
  TORCHVISION_V2,
  /**
   * torchvision's MobileNetV3: {@code features.2.block.0.0.weight}. Its two head layers are linear
   * where timm's first is a 1×1 convolution.
   */
  TORCHVISION_V3,
  /** torchvision's EfficientNet: {@code features.2.0.block.0.0.weight}, by stage and block. */
  TORCHVISION_EFFICIENT_NET;

  private static final String CONV_HEAD = "conv_head.weight";
  private static final String LINEAR_HEAD = "classifier.0.weight";

  /** The scheme of a file with these names; empty if it is none of these schemes. */
  public static Optional<NamingScheme> detect(Collection<String> names) {
    if (names.contains("conv_stem.weight")) {
      return Optional.of(TIMM);
    }
    if (!names.contains("features.0.0.weight")) {
      return Optional.empty();
    }
    if (names.contains("features.1.0.block.0.0.weight")) {
      return Optional.of(TORCHVISION_EFFICIENT_NET);
    }
    if (names.contains("features.1.block.0.0.weight")) {
      return Optional.of(TORCHVISION_V3);
    }
    return names.contains("features.1.conv.0.0.weight")
        ? Optional.of(TORCHVISION_V2)
        : Optional.empty();
  }

  /**
   * Maps timm's module names to those of this scheme, for instance {@code blocks.1.0.bn1} to {@code
   * features.2.block.0.1}. What follows the module's name ({@code weight}, {@code running_mean}) is
   * the same in every scheme.
   *
   * @throws IllegalArgumentException if the scheme has no names for such an architecture
   */
  public Map<String, String> modules(Architecture architecture) {
    return switch (this) {
      case TIMM -> Map.of();
      case TORCHVISION_V2 -> TorchvisionNames.v2(architecture);
      case TORCHVISION_V3 -> TorchvisionNames.v3(architecture);
      case TORCHVISION_EFFICIENT_NET -> TorchvisionNames.efficientNet(architecture);
    };
  }

  /**
   * A view of a file of this scheme under timm's names and shapes. Tensors that the scheme does not
   * know keep their names, so that {@link WeightAccounting} reports them.
   *
   * @throws IOException if two tensors would get the same name
   * @throws IllegalArgumentException if the scheme has no names for such an architecture
   */
  public WeightSource toTimm(Architecture architecture, WeightSource file) throws IOException {
    if (this == TIMM) {
      return file;
    }
    Map<String, String> timmModules = new LinkedHashMap<>();
    modules(architecture).forEach((timm, module) -> timmModules.put(module, timm));
    return RenamedWeights.of(file, timmModules, this::timmShape);
  }

  /**
   * A view of weights with timm's names under the names and shapes of this scheme.
   *
   * @throws IOException if two tensors would get the same name
   * @throws IllegalArgumentException if the scheme has no names for such an architecture
   */
  public WeightSource fromTimm(Architecture architecture, WeightSource weights) throws IOException {
    return this == TIMM
        ? weights
        : RenamedWeights.of(weights, modules(architecture), this::fileShape);
  }

  private List<Integer> timmShape(String timmName, List<Integer> shape) {
    return this == TORCHVISION_V3 && timmName.equals(CONV_HEAD) && shape.size() == 2
        ? List.of(shape.get(0), shape.get(1), 1, 1)
        : shape;
  }

  private List<Integer> fileShape(String fileName, List<Integer> shape) {
    return this == TORCHVISION_V3 && fileName.equals(LINEAR_HEAD) && isOnePixel(shape)
        ? shape.subList(0, 2)
        : shape;
  }

  private static boolean isOnePixel(List<Integer> shape) {
    return shape.size() == 4 && shape.get(2) == 1 && shape.get(3) == 1;
  }
}
