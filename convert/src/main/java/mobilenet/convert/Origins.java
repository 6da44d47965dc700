package mobilenet.convert;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Conventions.AntiAlias;
import mobilenet.convert.source.Origin;
import mobilenet.weights.NamingScheme;

/** Whose network it is, by the names of its tensors: what its weights were trained with. */
enum Origins {
  /** Trained by timm, or converted by timm from TensorFlow: the names are the same. */
  TIMM(
      Conventions.TIMM,
      false,
      "timm",
      "timm's own networks have it and timm's tf_… do not",
      "timm's default has it, which many of its networks differ from"),
  /** torchvision's V2. */
  TORCHVISION(Conventions.TIMM, true, "torchvision", Origins.TV, Origins.TV_IMAGES),
  /** torchvision's EfficientNets, of which the larger have another epsilon. */
  TORCHVISION_EFFICIENT_NET(
      Conventions.TIMM, true, "torchvision", Origins.TV, "torchvision's B0 has it"),
  /** torchvision's V3. */
  TORCHVISION_V3(Conventions.TORCHVISION_V3, true, "torchvision", Origins.TV, Origins.TV_IMAGES),
  /** keras.applications. */
  KERAS(
      Conventions.TENSORFLOW,
      true,
      "keras.applications",
      "keras.applications, whose names it has",
      "keras.applications takes samples from -1 to 1 and leaves the resize open"),
  /** A graph of TensorFlow. */
  TENSORFLOW(
      Conventions.TENSORFLOW,
      true,
      "TensorFlow",
      "TensorFlow's networks",
      "TensorFlow's MobileNets take samples from -1 to 1 and leave the resize open");

  private static final String TV = "torchvision, whose names it has";
  private static final String TV_IMAGES = "torchvision's first weights have it";

  /** Names that the catalogue has beside timm's. */
  private static final List<String> NOT_IN_TIMM =
      List.of("torchvision_", "tf_mobilenetv1_", "tf_mobilenetv2_");

  /** torchvision gives these the epsilon of TensorFlow. */
  private static final Set<String> WIDE_EPSILON =
      Set.of("efficientnet_b5", "efficientnet_b6", "efficientnet_b7");

  // A record of values, which the checker cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Conventions usual;

  private final boolean certain;
  private final String names;
  private final String reason;
  private final String preparation;

  Origins(Conventions usual, boolean certain, String names, String reason, String preparation) {
    this.usual = usual;
    this.certain = certain;
    this.names = names;
    this.reason = reason;
    this.preparation = preparation;
  }

  /** Whose names the tensors have. */
  String names() {
    return names;
  }

  /** Why images are prepared as they are. */
  String preparation() {
    return preparation;
  }

  static Origins of(Origin origin, Optional<NamingScheme> scheme) {
    if (origin != Origin.PYTORCH) {
      return origin == Origin.KERAS ? KERAS : TENSORFLOW;
    }
    return switch (scheme.orElse(NamingScheme.TIMM)) {
      case TIMM -> TIMM;
      case TORCHVISION_V2 -> TORCHVISION;
      case TORCHVISION_V3 -> TORCHVISION_V3;
      case TORCHVISION_EFFICIENT_NET -> TORCHVISION_EFFICIENT_NET;
    };
  }

  boolean isCertain() {
    return certain;
  }

  String reason() {
    return reason;
  }

  /**
   * What the weights were trained with. timm's names say nothing of it: then it is what the network
   * of that name has.
   */
  Conventions conventions(Architecture matched) {
    if (this == TIMM) {
      return matched.conventions();
    }
    return this == TORCHVISION_EFFICIENT_NET && WIDE_EPSILON.contains(matched.name())
        ? usual.withBatchNormEpsilon(1e-3)
        : usual;
  }

  /**
   * Of networks that fit, one with the usual conventions; else the first. timm must know its name,
   * so that it can open the checkpoint.
   */
  Optional<Architecture> preferred(List<Architecture> matches) {
    List<Architecture> known =
        matches.stream()
            .filter(match -> NOT_IN_TIMM.stream().noneMatch(match.name()::startsWith))
            .toList();
    return known.stream()
        .filter(match -> match.conventions().padding() == usual.padding())
        .filter(match -> match.conventions().batchNormEpsilon() == usual.batchNormEpsilon())
        .filter(match -> match.conventions().antiAlias() == AntiAlias.NONE)
        .findFirst()
        .or(() -> known.stream().findFirst())
        .or(() -> matches.stream().findFirst());
  }
}
