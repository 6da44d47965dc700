package mobilenet.weights;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Names;

/** Named tensors to read: a file, a map, or a renamed view of another source. Thread-safe. */
public interface WeightSource {

  /** Names of all tensors, in the source's order. */
  Set<String> names();

  /**
   * Dimensions, outermost first; empty for a scalar.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  List<Integer> shape(String name);

  /**
   * Row-major values in a new array that the caller owns.
   *
   * @throws IOException if the values cannot be read, or are of a type that is not supported
   * @throws IllegalArgumentException if there is no such tensor
   */
  float[] read(String name) throws IOException;

  /** Where the weights come from, such as a file's name, for messages. */
  default String origin() {
    return "memory";
  }

  /** Like {@link #read}, with the shape. */
  default Tensor tensor(String name) throws IOException {
    return new Tensor(shape(name), read(name));
  }

  /** The error of {@link #shape} and {@link #read} for an unknown name. */
  default IllegalArgumentException unknown(String name) {
    List<String> nearest = Names.nearest(name, names());
    String hint = "; it has none";
    if (!nearest.isEmpty()) {
      hint = "; did you mean " + String.join(" or ", nearest) + "?";
    } else if (!names().isEmpty()) {
      hint = "; it has " + names().stream().limit(3).collect(Collectors.joining(", "));
    }
    return new IllegalArgumentException(origin() + " has no tensor \"" + name + "\"" + hint);
  }
}
