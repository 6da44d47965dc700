package mobilenet.convert.tfjs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.convert.graphdef.GraphNetwork;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.NoEntriesException;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;

/**
 * Reads {@code model.json} of a network that was converted to TensorFlow.js, as layers or as a
 * graph, with its shards, also if their values are quantised.
 */
public final class TensorFlowJsFile {
  private static final String TOPOLOGY = "modelTopology";
  private static final String LAYERS = "layers-model";
  private static final String GRAPH = "graph-model";

  private TensorFlowJsFile() {}

  /**
   * Reads a network.
   *
   * @param output the node that a graph ends in, if it has several ends
   * @throws ForeignFileException if the model is damaged, or of no network that is read
   * @throws NoEntriesException if there is an output, and the model has layers
   * @throws IOException if a file cannot be read
   */
  public static ForeignNetwork read(Path file, Optional<String> output) throws IOException {
    try {
      return read(Json.read(file), file, output);
    } catch (JsonException e) {
      throw new ForeignFileException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads a network of a document.
   *
   * @param file where it is, beside its shards
   */
  static ForeignNetwork read(JsonValue document, Path file, Optional<String> output)
      throws IOException {
    String origin = file.toString();
    JsonFields root = JsonFields.root(document, origin);
    String format = format(root, origin);
    if (format.equals(LAYERS)) {
      if (output.isPresent()) {
        throw new NoEntriesException(origin, "a layers model of TensorFlow.js", output.get());
      }
      return LayersModel.read(root, file);
    }
    Manifest manifest = Manifest.read(root, file);
    return GraphNetwork.of(root, origin, manifest.tensors(), manifest.describe(), output);
  }

  private static String format(JsonFields root, String origin)
      throws JsonException, ForeignFileException {
    boolean model =
        root.optional(TOPOLOGY).isPresent() && root.optional(Manifest.FIELD).isPresent();
    String format = root.optionalString("format").orElse(model ? guessed(root) : "");
    if (!model || !(format.equals(LAYERS) || format.equals(GRAPH))) {
      throw new ForeignFileException(
          origin
              + ": expected model.json of TensorFlow.js, a layers-model or graph-model with "
              + TOPOLOGY
              + " and "
              + Manifest.FIELD
              + ", found "
              + (model ? "a " + format : "another document"));
    }
    return format;
  }

  /** Early converters wrote no format. */
  private static String guessed(JsonFields root) throws JsonException {
    return root.fields(TOPOLOGY).optional("node").isPresent() ? GRAPH : LAYERS;
  }
}
