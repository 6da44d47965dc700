package mobilenet.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.file.NamesBelow;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;

/**
 * Weights in several safetensors files, into which the Hugging Face libraries split large ones: the
 * {@code weight_map} of an index ({@code model.safetensors.index.json}) says which file beside it
 * holds which tensor. Index and files must agree completely. Thread-safe.
 */
public final class ShardedSafeTensors implements WeightFile {
  private static final String MAP = "weight_map";

  /** Many more than the largest networks have. */
  private static final int MAX_SHARDS = 1000;

  private final String origin;
  private final Map<String, SafeTensors> holders;

  private ShardedSafeTensors(String origin, Map<String, SafeTensors> holders) {
    this.origin = origin;
    this.holders = Collections.unmodifiableMap(holders);
  }

  /**
   * Opens the files that an index names, and accounts for every tensor in them.
   *
   * @throws JsonException if the index is not usable
   * @throws SafeTensorsException if a file is missing or not valid, or does not hold what the index
   *     says
   * @throws IOException if a file cannot be read
   */
  public static ShardedSafeTensors open(Path index) throws IOException {
    if (!Files.exists(index)) {
      throw new SafeTensorsException(index + ": there is no such file");
    }
    Map<String, String> fileOf = weightMap(index);
    Map<String, SafeTensors> shards = new LinkedHashMap<>();
    for (String file : new LinkedHashSet<>(fileOf.values())) {
      Path path = index.resolveSibling(file);
      if (!Files.exists(path)) {
        throw new SafeTensorsException(
            index + ": its shard " + file + " is not beside it; fetch it as well");
      }
      shards.put(file, SafeTensors.open(path));
    }
    return new ShardedSafeTensors(index.toString(), holders(index, fileOf, shards));
  }

  private static Map<String, String> weightMap(Path index) throws IOException {
    JsonFields map = JsonFields.root(Json.read(index), index.toString()).fields(MAP);
    Map<String, String> fileOf = new LinkedHashMap<>();
    for (String tensor : map.object().members().keySet()) {
      String file = map.string(tensor);
      try {
        NamesBelow.beside(file);
      } catch (InvalidPathException e) {
        throw map.error(
            tensor,
            "must be the name of a file beside the index, found "
                + e.getInput()
                + ": "
                + e.getReason());
      }
      fileOf.put(tensor, file);
    }
    int shards = Set.copyOf(fileOf.values()).size();
    if (fileOf.size() > SafeTensorsHeader.MAX_TENSORS || shards > MAX_SHARDS) {
      throw new SafeTensorsException(
          index
              + ": may name at most "
              + SafeTensorsHeader.MAX_TENSORS
              + " tensors in "
              + MAX_SHARDS
              + " files, names "
              + fileOf.size()
              + " in "
              + shards);
    }
    return fileOf;
  }

  private static Map<String, SafeTensors> holders(
      Path index, Map<String, String> fileOf, Map<String, SafeTensors> shards)
      throws SafeTensorsException {
    List<String> faults = new ArrayList<>();
    Map<String, SafeTensors> holders = new LinkedHashMap<>();
    fileOf.forEach(
        (tensor, file) -> {
          SafeTensors shard = shards.get(file);
          if (shard == null || !shard.names().contains(tensor)) {
            faults.add(
                "tensor " + tensor + " is not in " + file + ", although " + MAP + " says so");
          } else {
            holders.put(tensor, shard);
          }
        });
    shards.forEach(
        (file, shard) -> {
          for (String tensor : shard.names()) {
            String named = fileOf.getOrDefault(tensor, "");
            if (named.isEmpty()) {
              faults.add("tensor " + tensor + " of " + file + " is not in " + MAP);
            } else if (!named.equals(file)) {
              faults.add("tensor " + tensor + " is in " + file + " as well as in " + named);
            }
          }
        });
    if (!faults.isEmpty()) {
      String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more like this)";
      throw new SafeTensorsException(
          index + ": " + faults.get(0) + more + "; fetch index and shards of one version again");
    }
    return holders;
  }

  @Override
  public String origin() {
    return origin;
  }

  /** Names in the order of the index. */
  @Override
  public Set<String> names() {
    return holders.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return holder(name).shape(name);
  }

  @Override
  public DType type(String name) {
    return holder(name).type(name);
  }

  @Override
  public float[] read(String name) throws IOException {
    return holder(name).read(name);
  }

  private SafeTensors holder(String name) {
    SafeTensors shard = holders.get(name);
    if (shard == null) {
      throw unknown(name);
    }
    return shard;
  }

  @Override
  public void close() {
    holders.values().forEach(SafeTensors::close);
  }
}
