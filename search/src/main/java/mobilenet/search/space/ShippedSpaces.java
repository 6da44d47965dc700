package mobilenet.search.space;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import mobilenet.architecture.Names;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;

/** The included spaces. */
public final class ShippedSpaces {
  private static final List<String> NAMES =
      List.of(
          "tiny-uib",
          "small-uib",
          "mobilenetv3-large",
          "mobilenetv3-small",
          "mobilenetv4-coarse",
          "mobilenetv4-fine-small",
          "mobilenetv4-fine",
          "mobilenetv4-one-stage",
          "mobilenetv4-hybrid");

  private ShippedSpaces() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The space of that name.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static SearchSpace get(String name) {
    if (!NAMES.contains(name)) {
      List<String> nearest = Names.nearest(name, NAMES);
      throw new IllegalArgumentException(
          "unknown space \""
              + name
              + "\"; "
              + (nearest.isEmpty()
                  ? "expected one of " + String.join(", ", NAMES)
                  : "did you mean " + String.join(" or ", nearest) + "?"));
    }
    String file = name + ".json";
    try (InputStream in = ShippedSpaces.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + file);
      }
      return SearchSpace.of(
          JsonFields.root(Json.parse(ByteBuffer.wrap(in.readAllBytes()), file), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
