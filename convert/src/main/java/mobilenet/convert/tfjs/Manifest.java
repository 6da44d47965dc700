package mobilenet.convert.tfjs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.tfjs.ManifestWeight.Stored;
import mobilenet.file.NamesBelow;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;
import mobilenet.weights.Tensor;

/**
 * The weights of a model, from the shards that its manifest lists.
 *
 * @param tensors by name, in the order of the shards
 * @param types how many are stored in which way
 */
record Manifest(Map<String, Tensor> tensors, Map<Stored, Integer> types) {
  /** Name of its member in {@code model.json}. */
  static final String FIELD = "weightsManifest";

  private static final long MAX_SHARD = 1L << 30;

  Manifest {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    types = Collections.unmodifiableMap(new TreeMap<>(types));
  }

  /**
   * Reads all weights.
   *
   * @param root the document
   * @param file where it is, beside its shards
   * @throws ForeignFileException if shards are missing, too short or too long, or lie elsewhere
   * @throws IOException if a file cannot be read
   */
  static Manifest read(JsonFields root, Path file) throws IOException {
    Map<Stored, Integer> types = new TreeMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int group = 0;
    for (JsonValue item : root.array(FIELD)) {
      String place = file + ": " + FIELD + "[" + group++ + "]";
      read(JsonFields.root(item, place), file, tensors, types);
    }
    return new Manifest(tensors, types);
  }

  private static void read(
      JsonFields group, Path file, Map<String, Tensor> tensors, Map<Stored, Integer> types)
      throws IOException {
    ByteBuffer bytes = shards(group, file);
    List<ManifestWeight> weights = new ArrayList<>();
    for (JsonValue item : group.array("weights")) {
      String place = group.source() + ".weights[" + weights.size() + "]";
      weights.add(ManifestWeight.of(JsonFields.root(item, place)));
    }
    for (ManifestWeight weight : weights) {
      if (tensors.put(weight.name(), weight.take(bytes, file.toString())) != null) {
        throw new ForeignFileException(
            file + ": two weights are called " + weight.name() + "; convert the model again");
      }
      types.merge(weight.stored(), 1, Integer::sum);
    }
    if (bytes.hasRemaining()) {
      throw new ForeignFileException(
          file + ": the shards have " + bytes.remaining() + " bytes more than the weights need");
    }
  }

  /** How many weights are stored in which way, for people. */
  String describe() {
    return types.entrySet().stream()
        .map(type -> type.getValue() + " " + type.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** All shards of a group, one behind the other. */
  private static ByteBuffer shards(JsonFields group, Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : group.strings("paths")) {
      try {
        Path shard = file.resolveSibling(NamesBelow.below(name));
        if (!Files.isRegularFile(shard)) {
          throw new ForeignFileException(
              file + ": its shard " + name + " is missing; put it beside the model");
        }
        if (Files.size(shard) > MAX_SHARD - all.size()) {
          throw new ForeignFileException(file + ": its shards have more than 1 GiB");
        }
        all.writeBytes(Files.readAllBytes(shard));
      } catch (InvalidPathException e) {
        throw new ForeignFileException(
            file + ": the shard " + e.getInput() + " must be beside it: " + e.getReason(), e);
      }
    }
    return ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
