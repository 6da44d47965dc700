package mobilenet.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.KeyPrefix;

/**
 * What a conversion found: the JSON document of the command.
 *
 * @param format what kind of file, and where in it
 * @param types of the values in the file
 * @param names whose names the tensors have
 * @param prefix that was before every name
 * @param architecture name of the network
 * @param how it was found
 * @param classes number of logits
 * @param labelled whether the classes have names
 * @param channels of the images
 * @param padding of strided convolutions
 * @param epsilon of batch norms
 * @param images how they are prepared
 * @param alsoFits other networks of the same names and shapes
 * @param used tensors that were placed
 * @param ignored tensors that inference does not need: counters of batch norms
 * @param asides what else is in the file, and was left out
 * @param notes what should be known
 * @param check what was tried
 */
public record ConversionReport(
    String format,
    String types,
    String names,
    Optional<String> prefix,
    String architecture,
    String how,
    int classes,
    boolean labelled,
    int channels,
    Fact padding,
    Fact epsilon,
    Fact images,
    List<String> alsoFits,
    int used,
    int ignored,
    List<String> asides,
    List<String> notes,
    ConversionCheck check) {

  /** Copies. */
  public ConversionReport {
    alsoFits = List.copyOf(alsoFits);
    asides = List.copyOf(asides);
    notes = List.copyOf(notes);
  }

  static ConversionReport of(
      ForeignNetwork network,
      Identification identified,
      BoundGraph bound,
      CheckpointConfig config,
      ImageChoices images,
      ConversionCheck check) {
    int used = bound.graph().parameters().size();
    Origins origin = Origins.of(network.origin(), identified.names().scheme());
    return new ConversionReport(
        network.format(),
        network.types(),
        origin.names(),
        identified.names().prefix().map(KeyPrefix::text),
        config.architectureName(),
        identified.how(),
        config.classes(),
        config.labelNames().isPresent(),
        identified.architecture().input().channels(),
        identified.padding(),
        identified.epsilon(),
        images(config, network, origin, images),
        identified.others(),
        used,
        network.weights().names().size() - used,
        network.asides(),
        notes(network, config),
        check);
  }

  /** One output may be meant as the probability of one of two classes, which nothing here is. */
  private static List<String> notes(ForeignNetwork network, CheckpointConfig config) {
    List<String> notes = new ArrayList<>(network.notes());
    if (config.classes() == 1) {
      notes.add(
          "the network has a single output, which has no ranking: 'mobilenet run' gives its logit,"
              + " and 'mobilenet classify' refuses it");
    }
    return notes;
  }

  private static Fact images(
      CheckpointConfig config, ForeignNetwork network, Origins origin, ImageChoices choices) {
    int channels = config.pretrained().inputSize().channels();
    // An image has one channel or three; a network of others takes tensors.
    String value =
        channels == 1 || channels == 3
            ? config.pretrained().preprocessing().describe()
            : "tensors of " + channels + " channels";
    return choices.isComplete()
        ? new Fact(value, Fact.Certainty.GIVEN, "given by options")
        : new Fact(
            value,
            Fact.Certainty.ASSUMED,
            (network.stated().pixels().isPresent()
                    ? "mean and std as the network's own arithmetic, the rest assumed, as "
                    : "assumed, as ")
                + origin.preparation()
                + "; --size, --interpolation, --crop, --mean and --std change it");
  }
}
