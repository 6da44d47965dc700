package mobilenet.weights;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A view of another source under other names and shapes. */
final class RenamedWeights implements WeightSource {
  /** Changes a tensor's shape, never its elements. */
  @FunctionalInterface
  interface Reshape {
    List<Integer> apply(String newName, List<Integer> shape);
  }

  private record Original(String name, List<Integer> shape) {}

  private final WeightSource source;
  private final Map<String, Original> originals;

  private RenamedWeights(WeightSource source, Map<String, Original> originals) {
    this.source = source;
    this.originals = Collections.unmodifiableMap(originals);
  }

  /**
   * Renames by modules.
   *
   * @param modules new name of each module; tensors of other modules keep their names
   * @throws IOException if two tensors would get the same name
   */
  static WeightSource of(WeightSource source, Map<String, String> modules, Reshape reshape)
      throws IOException {
    return of(
        source,
        name -> {
          int dot = Math.max(name.lastIndexOf('.'), 0);
          String module = name.substring(0, dot);
          return modules.getOrDefault(module, module) + name.substring(dot);
        },
        reshape);
  }

  /**
   * Renames each tensor.
   *
   * @throws IOException if two tensors would get the same name
   */
  static WeightSource of(WeightSource source, UnaryOperator<String> rename, Reshape reshape)
      throws IOException {
    Map<String, Original> originals = new LinkedHashMap<>();
    for (String name : source.names()) {
      String renamed = rename.apply(name);
      List<Integer> shape = reshape.apply(renamed, source.shape(name));
      Original before = originals.put(renamed, new Original(name, shape));
      if (before != null) {
        throw new IOException(
            source.origin()
                + ": the tensors "
                + before.name()
                + " and "
                + name
                + " both stand for "
                + renamed
                + "; remove one");
      }
    }
    return new RenamedWeights(source, originals);
  }

  @Override
  public String origin() {
    return source.origin();
  }

  @Override
  public Set<String> names() {
    return originals.keySet();
  }

  @Override
  public List<Integer> shape(String name) {
    return original(name).shape();
  }

  @Override
  public float[] read(String name) throws IOException {
    return source.read(original(name).name());
  }

  private Original original(String name) {
    Original original = originals.get(name);
    if (original == null) {
      throw unknown(name);
    }
    return original;
  }
}
