package mobilenet.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every named architecture, by timm's name. Other widths of a network are not listed, but are found
 * if they are named in timm's way: {@code mobilenetv1_050}, {@code mobilenetv4_conv_small_070}.
 */
public final class Catalogue {
  private static final Map<String, Architecture> BY_NAME = index();

  private Catalogue() {}

  /** All listed architectures: V1, V2, V3, V4, EdgeTPU, then EfficientNet. */
  public static List<Architecture> all() {
    return List.copyOf(BY_NAME.values());
  }

  /** Prefixes by which timm's users say where the weights of a name are. */
  private static final Pattern SOURCE = Pattern.compile("^((hf[-_]hub|timm):)?(timm/)?");

  /** A tag of the weights, and a revision of the repository that holds them. */
  private static final Pattern TAG = Pattern.compile("[.@].*$");

  /** Tags as timm before 0.9 wrote them, after the names that had them. */
  private static final Pattern OLD_TAG =
      Pattern.compile(
          "^(mobilenetv3_large_100)_miil(_in21k)?$|^(tf_efficientnet_\\w\\d)_(ap|ns|ns_475)$");

  /**
   * The architecture of that name. What timm adds to names is ignored: a tag after a dot ({@code
   * name.e500_r224_in1k}) and the hub's prefix {@code hf-hub:timm/}.
   */
  public static Optional<Architecture> find(String name) {
    String bare = bareName(name);
    return Optional.ofNullable(BY_NAME.get(bare)).or(() -> WidthNames.find(bare, BY_NAME));
  }

  private static String bareName(String name) {
    String inner = SOURCE.matcher(name).replaceFirst("");
    String untagged = TAG.matcher(inner).replaceFirst("");
    return OLD_TAG.matcher(untagged).replaceFirst("$1$3");
  }

  /**
   * Like {@link #find}, for names that must exist.
   *
   * @throws IllegalArgumentException naming the nearest names
   */
  public static Architecture get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    List<String> nearest = Names.nearest(bareName(name), BY_NAME.keySet());
    String hint = nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    return "unknown architecture \"" + name + "\"" + hint;
  }

  private static Map<String, Architecture> index() {
    List<Architecture> all = new ArrayList<>();
    all.addAll(MobileNetV1.all());
    all.addAll(MobileNetV2.all());
    all.addAll(MobileNetV3.all());
    all.addAll(MobileNetV4.all());
    all.addAll(MobileNetEdgeTpu.all());
    all.addAll(EfficientNet.all());
    Map<String, Architecture> byName = new LinkedHashMap<>();
    for (Architecture architecture : all) {
      if (byName.put(architecture.name(), architecture) != null) {
        throw new IllegalStateException("two architectures are named " + architecture.name());
      }
    }
    return Collections.unmodifiableMap(byName);
  }
}
