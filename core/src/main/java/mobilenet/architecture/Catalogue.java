package mobilenet.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every named architecture, by timm's name. Other widths of a network are found by timm's way of
 * naming them, though they are not listed: {@code mobilenetv1_050}, {@code
 * mobilenetv4_conv_small_070}.
 */
public final class Catalogue {
  private static final Map<String, Architecture> BY_NAME = index();

  private Catalogue() {}

  /** All that are listed: V1, V2, V3, V4, EdgeTPU, then EfficientNet. */
  public static List<Architecture> all() {
    return List.copyOf(BY_NAME.values());
  }

  /**
   * The architecture of that name; a timm tag after a dot ({@code name.e500_r224_in1k}) is ignored.
   */
  public static Optional<Architecture> find(String name) {
    int dot = name.indexOf('.');
    String untagged = dot < 0 ? name : name.substring(0, dot);
    return Optional.ofNullable(BY_NAME.get(untagged)).or(() -> WidthNames.find(untagged, BY_NAME));
  }

  /**
   * As {@link #find}, for names that must exist.
   *
   * @throws IllegalArgumentException naming the nearest names
   */
  public static Architecture get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    List<String> nearest = Names.nearest(name, BY_NAME.keySet());
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
