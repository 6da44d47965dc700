package mobilenet.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Family;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.Origin;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightSource;

/** Another framework's file as a checkpoint in timm's layout. */
public final class Conversion {
  /** Five strided layers see even sizes at multiples of this. */
  private static final int KERAS_SIZES = 32;

  private final ForeignNetwork network;
  private final Identification identified;
  private final BoundGraph bound;
  private final CheckpointConfig config;
  private final ConversionReport report;

  private Conversion(
      ForeignNetwork network,
      Identification identified,
      BoundGraph bound,
      CheckpointConfig config,
      ConversionReport report) {
    this.network = network;
    this.identified = identified;
    this.bound = bound;
    this.config = config;
    this.report = report;
  }

  /**
   * Reads a file, finds out which network it is, and tries the network on an image. Nothing is
   * written yet.
   *
   * @throws ForeignFileException if the file is not usable, or the network does not work
   * @throws mobilenet.weights.WeightMismatchException if the tensors are not those of the network
   *     that was named
   * @throws IOException if it cannot be read, or its names are in doubt
   */
  public static Conversion of(Path file, Choices choices) throws IOException {
    ForeignNetwork network = ForeignFiles.read(file, choices);
    Identification identified = Identification.of(network, file, choices);
    Architecture architecture = identified.architecture();
    BoundGraph bound = WeightBinding.bind(architecture, network.weights());
    Origins origin = Origins.of(network.origin(), identified.names().scheme());
    ImageChoices chosen = choices.images().or(network.stated());
    PretrainedConfig images = Preparation.of(origin).config(architecture, chosen);
    requireKerasSize(network, architecture, images.inputSize().size(), file);
    Optional<List<String>> labels = choices.labels().or(network::labels);
    CheckpointConfig config = config(architecture, images, labels, file);
    ConversionCheck check = ConversionCheck.of(bound, images.inputSize(), file.toString());
    return new Conversion(
        network,
        identified,
        bound,
        config,
        ConversionReport.of(network, identified, bound, config, choices.images(), check));
  }

  /**
   * keras.applications adds zeros before strided convolutions itself: V1 always below and at the
   * right, the others as the size needs that they were built for, or as an even one if it is open.
   * That is 'same' where all strided convolutions see even sizes.
   */
  private static void requireKerasSize(
      ForeignNetwork network, Architecture architecture, int size, Path file)
      throws ForeignFileException {
    boolean builtFor =
        architecture.family() != Family.MOBILENET_V1
            && network.stated().size().filter(stated -> stated == size).isPresent();
    if (network.origin() == Origin.KERAS && size % KERAS_SIZES != 0 && !builtFor) {
      throw new ForeignFileException(
          file
              + ": keras.applications pads as a checkpoint can say only at image sizes that are"
              + " multiples of "
              + KERAS_SIZES
              + ", given "
              + size
              + "; give such a --size");
    }
  }

  /** The configuration; classes that have no names have none in it. */
  private static CheckpointConfig config(
      Architecture architecture, PretrainedConfig images, Optional<List<String>> labels, Path file)
      throws ForeignFileException {
    int classes = architecture.classes();
    if (labels.isPresent() && labels.get().size() != classes) {
      throw new ForeignFileException(
          file
              + ": has "
              + classes
              + " classes, given "
              + labels.get().size()
              + " names; give a name for each");
    }
    List<String> indices = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    try {
      CheckpointConfig numbered = CheckpointConfig.of(architecture, indices, images);
      return new CheckpointConfig(
          numbered.architectureName(),
          classes,
          numbered.featureCount(),
          labels,
          Map.of(),
          numbered.arguments(),
          images,
          numbered.definition(),
          numbered.others());
    } catch (IllegalArgumentException e) {
      throw new ForeignFileException(file + ": " + e.getMessage(), e);
    }
  }

  /** What was found out. */
  public ConversionReport report() {
    return report;
  }

  /** The network. */
  public Architecture architecture() {
    return identified.architecture();
  }

  /** The tensors under timm's names, in the network's order. */
  public WeightSource weights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : bound.graph().parameters().values()) {
      tensors.put(parameter.key(), new Tensor(parameter.shape(), bound.value(parameter)));
    }
    return new MapWeights(tensors);
  }

  /**
   * Writes the checkpoint, opens it again, and compares every value.
   *
   * @param folder is made if needed; a checkpoint in it is replaced, and its self-test removed
   * @throws IOException if writing fails, what was written reads differently, or there is a
   *     self-test that cannot be read
   */
  public void write(Path folder) throws IOException {
    write(folder, temporary -> {});
  }

  /**
   * As above, for who must know the temporary files while they are written: they are left behind if
   * the process is ended meanwhile.
   *
   * @param begun takes the path of each when it is there, and empty
   * @throws IOException as above
   */
  public void write(Path folder, Consumer<Path> begun) throws IOException {
    WeightSource weights = weights();
    OldSelfTest old = OldSelfTest.in(folder);
    Checkpoint.write(folder, config, weights, DType.F32, begun);
    old.remove();
    try (Checkpoint written = Checkpoint.open(folder)) {
      List<String> changed = new ArrayList<>();
      for (String name : weights.names()) {
        if (!Arrays.equals(written.weights().read(name), weights.read(name))) {
          changed.add(name);
        }
      }
      if (!changed.isEmpty() || !written.graph().equals(bound.graph())) {
        throw new ForeignFileException(
            folder
                + ": the checkpoint reads differently from "
                + network.weights().origin()
                + (changed.isEmpty() ? "" : " in " + changed.get(0))
                + "; the disk may be damaged, write it elsewhere");
      }
    }
  }
}
