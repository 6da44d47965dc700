package mobilenet.convert.keras;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.convert.source.ForeignFileException;

/** Layers that networks of keras.applications do not have, among those that they have. */
final class OtherLayers {
  private static final int LISTED = 4;

  /** What a checkpoint's network has, or answers the same without. */
  private static final Set<String> HARMLESS =
      Set.of(
          "InputLayer",
          "Rescaling",
          "ZeroPadding2D",
          "Conv2D",
          "Convolution2D",
          "DepthwiseConv2D",
          "BatchNormalization",
          "ReLU",
          "Activation",
          "Softmax",
          "Add",
          "GlobalAveragePooling2D",
          "GlobalAvgPool2D",
          "Reshape",
          "Flatten",
          "Dense",
          "Identity",
          "Dropout",
          "SpatialDropout2D",
          "AlphaDropout",
          "GaussianDropout",
          "GaussianNoise",
          "ActivityRegularization",
          "MixUp",
          "CutMix",
          "AugMix");

  /** Augmentations are random, and images are left alone when a network answers. */
  private static final String AUGMENTATION = "Rand";

  /** Arithmetic of V3's hard sigmoid, by the names of several versions. */
  private static final Set<String> ARITHMETIC =
      Set.of("Multiply", "TFOpLambda", "TensorFlowOpLayer");

  /** What is done to images in the model, and would have to be done outside. */
  private static final Set<String> OF_IMAGES =
      Set.of("Normalization", "Resizing", "CenterCrop", "RandomCrop", "Cropping2D");

  private static final Set<String> OF_OTHER_NETWORKS =
      Set.of(
          "GlobalMaxPooling2D",
          "GlobalMaxPool2D",
          "MaxPooling2D",
          "MaxPool2D",
          "UpSampling2D",
          "LayerNormalization",
          "GroupNormalization",
          "UnitNormalization",
          "LeakyReLU",
          "ThresholdedReLU",
          "ELU");

  private OtherLayers() {}

  /**
   * Checks that a layer does not change the answers.
   *
   * @param origin of the file, for messages
   * @throws ForeignFileException if a checkpoint without it would answer otherwise
   */
  static void requireSuited(String origin, KerasConfig.Layer layer) throws ForeignFileException {
    boolean images = OF_IMAGES.contains(layer.type());
    if (images || OF_OTHER_NETWORKS.contains(layer.type())) {
      throw new ForeignFileException(
          origin
              + ": layer "
              + name(layer)
              + " changes the answers, and a checkpoint cannot have it; "
              + (images
                  ? "save the model without it, and prepare its images so (--size, --mean, --std)"
                  : "this is another network than that of keras.applications"));
    }
  }

  /**
   * A note about layers of which it is not known what they do; empty if there are none.
   *
   * @param v3 whether arithmetic is part of the network
   */
  static Optional<String> note(List<KerasConfig.Layer> layers, boolean v3) {
    List<KerasConfig.Layer> unknown =
        layers.stream()
            .filter(layer -> !HARMLESS.contains(layer.type()))
            .filter(layer -> !layer.type().startsWith(AUGMENTATION))
            .filter(layer -> !(v3 && ARITHMETIC.contains(layer.type())))
            .toList();
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String more =
        unknown.size() > LISTED ? " and " + (unknown.size() - LISTED) + " more layers" : "";
    String named =
        unknown.stream().limit(LISTED).map(OtherLayers::name).collect(Collectors.joining(", "));
    return Optional.of(
        "left out, since the network has no such layer: "
            + named
            + more
            + "; if they change images or answers, the checkpoint does not");
  }

  private static String name(KerasConfig.Layer layer) {
    return Stream.of(layer.name(), "(" + layer.type() + ")")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
