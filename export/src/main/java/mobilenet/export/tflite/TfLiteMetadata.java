package mobilenet.export.tflite;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.weights.CheckpointConfig;

/**
 * What a file says of itself, so that whoever runs it needs no other file.
 *
 * @param name of the network
 * @param labels names of the classes, in the order of the logits; none if they have no names
 * @param licence of the weights
 * @param mean of samples from 0 to 1, one a channel; none if nothing says how images are prepared
 * @param std likewise
 */
public record TfLiteMetadata(
    String name,
    List<String> labels,
    Optional<String> licence,
    List<Double> mean,
    List<Double> std) {
  /** Copies the lists. */
  public TfLiteMetadata {
    labels = List.copyOf(labels);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /** Of a network without a checkpoint: its name alone. */
  public static TfLiteMetadata of(Architecture architecture) {
    return new TfLiteMetadata(
        architecture.name(), List.of(), Optional.empty(), List.of(), List.of());
  }

  /** All that a checkpoint says of these, for its own network. */
  public static TfLiteMetadata of(CheckpointConfig config) {
    // Without classes the network ends in an embedding, whatever the names.
    return of(config, config.labelNames().filter(names -> names.size() == config.classes()));
  }

  /**
   * The same with given names of classes.
   *
   * @param labels one for each logit; empty if there are none, or the network has no logits
   */
  public static TfLiteMetadata of(CheckpointConfig config, Optional<List<String>> labels) {
    return new TfLiteMetadata(
        config.architectureName(),
        labels.orElse(List.of()),
        config.pretrained().licence(),
        config.pretrained().mean(),
        config.pretrained().std());
  }
}
