package mobilenet.convert.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.weights.Tensor;

/**
 * An HDF5 file in memory, so that no link in it leads to another file. jHDF throws many kinds of
 * exceptions where a file is damaged; here, all are of one kind.
 */
final class Hdf5 implements AutoCloseable {
  /** More than any tensor of these networks: a size that is only claimed must not fill memory. */
  private static final long MAX_ELEMENTS = 1L << 26;

  private final String origin;
  private final HdfFile file;

  private Hdf5(String origin, HdfFile file) {
    this.origin = origin;
    this.file = file;
  }

  static Hdf5 open(ByteBuffer bytes, String origin) throws ForeignFileException {
    byte[] content = new byte[bytes.remaining()];
    bytes.duplicate().get(content);
    return new Hdf5(origin, guarded(origin, () -> HdfFile.fromBytes(content)));
  }

  private static <T> T guarded(String origin, Supplier<T> read) throws ForeignFileException {
    try {
      return read.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw new ForeignFileException(
          origin + ": the HDF5 file is damaged; download or save it again (" + e + ")", e);
    }
  }

  Group root() {
    return file;
  }

  /** A group or data set by its path; empty if there is none. */
  Optional<Node> find(Group parent, String path) throws ForeignFileException {
    return guarded(
        origin,
        () -> {
          Node node = parent;
          for (String name : path.split("/", -1)) {
            Node child = node instanceof Group group ? group.getChild(name) : null;
            if (child == null) {
              return Optional.empty();
            }
            node = child;
          }
          return Optional.of(node);
        });
  }

  /** Names of what is in a group. */
  List<String> names(Group group) throws ForeignFileException {
    return guarded(origin, () -> List.copyOf(group.getChildren().keySet()));
  }

  /** An attribute that is a text or a list of texts. */
  Optional<List<String>> texts(Node node, String name) throws ForeignFileException {
    return guarded(
        origin,
        () -> {
          Attribute attribute = node.getAttribute(name);
          if (attribute == null) {
            return Optional.empty();
          }
          Object data = attribute.isEmpty() ? new String[0] : attribute.getData();
          List<String> texts = new ArrayList<>();
          if (data instanceof String text) {
            texts.add(text);
          } else if (data instanceof String[] array) {
            texts.addAll(List.of(array));
          }
          return Optional.of(texts);
        });
  }

  /** A data set of floats. */
  Tensor tensor(Dataset data) throws ForeignFileException {
    return guarded(
        origin,
        () -> {
          if (data.getSize() > MAX_ELEMENTS) {
            throw new IllegalStateException(
                data.getPath() + " claims to have " + data.getSize() + " elements");
          }
          List<Integer> shape = new ArrayList<>();
          for (int dimension : data.getDimensions()) {
            shape.add(dimension);
          }
          return new Tensor(shape, floats(data.getDataFlat(), data.getPath()));
        });
  }

  private static float[] floats(Object values, String path) {
    if (values instanceof float[] array) {
      return array;
    }
    if (values instanceof Float single) {
      return new float[] {single};
    }
    if (values instanceof double[] array) {
      float[] rounded = new float[array.length];
      for (int i = 0; i < array.length; i++) {
        rounded[i] = (float) array[i];
      }
      return rounded;
    }
    throw new IllegalStateException(path + " holds no floating-point numbers");
  }

  @Override
  public void close() {
    file.close();
  }
}
