package mobilenet.train.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import mobilenet.architecture.Names;

/** The recipes that come with the toolkit. */
public final class Recipes {
  private static final List<String> NAMES =
      List.of(
          "fashion-mnist",
          "fashion-mnist-compare",
          "fashion-mnist-search",
          "fashion-mnist-supernet",
          "fashion-mnist-tiny",
          "fine-tune-small",
          "mobilenetv3-large-paper",
          "mobilenetv3-large-tf",
          "mobilenetv3-large-timm-ra",
          "mobilenetv3-small-tf",
          "mobilenetv4-conv-large-paper",
          "mobilenetv4-conv-medium-paper",
          "mobilenetv4-conv-small-paper",
          "mobilenetv4-hybrid-large-paper",
          "mobilenetv4-hybrid-medium-paper");

  private Recipes() {}

  /** Their names, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The recipe of that name.
   *
   * @throws IllegalArgumentException naming the nearest names
   */
  public static Recipe named(String name) {
    if (!NAMES.contains(name)) {
      List<String> nearest = Names.nearest(name, NAMES);
      throw new IllegalArgumentException(
          "unknown recipe \""
              + name
              + "\"; "
              + (nearest.isEmpty()
                  ? "expected one of " + String.join(", ", NAMES)
                  : "did you mean " + String.join(" or ", nearest) + "?"));
    }
    String file = "recipes/" + name + ".yaml";
    try (InputStream in = Recipes.class.getResourceAsStream("/mobilenet/train/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing beside the classes");
      }
      return RecipeReader.read(in, file, NetworkLookup.CATALOGUE);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
