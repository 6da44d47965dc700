package mobilenet.convert.keras;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.DepthwiseSeparable;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;

/**
 * The networks of keras.applications, with the names of their layers. Versions of Keras write these
 * with capitals and slashes, or with neither: {@code expanded_conv_1/expand/BatchNorm} is {@code
 * expanded_conv_1_expand_bn}.
 */
enum KerasFamily {
  V1("MobileNet", "mobilenetv1_100", "conv_dw_13"),
  V2("MobileNetV2", "mobilenetv2_100", "block_16_expand"),
  V3_LARGE("MobileNetV3Large", "mobilenetv3_large_100", "expanded_conv_14_expand"),
  V3_SMALL("MobileNetV3Small", "mobilenetv3_small_100", "expanded_conv_10_expand");

  /** Of what is in no other network. */
  private final String lastBlock;

  private final String kerasName;
  private final String table;

  KerasFamily(String kerasName, String table, String lastBlock) {
    this.kerasName = kerasName;
    this.table = table;
    this.lastBlock = lastBlock;
  }

  /** The network whose layers these are, by their normal names. */
  static Optional<KerasFamily> of(Collection<String> layers) {
    for (KerasFamily family : values()) {
      if (layers.contains(family.lastBlock)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /** Normal names of layers by timm's modules; empty if a network is of none of these families. */
  static Optional<Map<String, String>> namesOf(Graph graph) {
    List<String> needed =
        graph.nodes().stream()
            .filter(node -> !node.op().parameters().isEmpty())
            .map(Node::name)
            .toList();
    for (KerasFamily family : values()) {
      Map<String, String> names = new LinkedHashMap<>();
      family.modules().forEach((layer, module) -> names.put(module, layer));
      if (names.keySet().containsAll(needed)) {
        return Optional.of(names);
      }
    }
    return Optional.empty();
  }

  /** A layer's name as the newest Keras writes it. */
  static String normal(String layer) {
    return layer.replace("/BatchNorm", "_bn").replace('/', '_').toLowerCase(Locale.ROOT);
  }

  /** Of the function of keras.applications. */
  String kerasName() {
    return kerasName;
  }

  /** timm's modules by the normal names of layers. */
  Map<String, String> modules() {
    Map<String, String> modules = new LinkedHashMap<>();
    List<ResolvedBlock> blocks = Catalogue.get(table).resolve().blocks();
    switch (this) {
      case V1 -> v1(blocks, modules);
      case V2 -> v2(blocks, modules);
      case V3_LARGE, V3_SMALL -> v3(blocks, modules);
    }
    return modules;
  }

  private static void v1(List<ResolvedBlock> blocks, Map<String, String> modules) {
    modules.put("conv1", "conv_stem");
    modules.put("conv1_bn", "bn1");
    for (int i = 0; i < blocks.size(); i++) {
      String timm = blocks.get(i).name() + ".";
      int number = i + 1;
      modules.put("conv_dw_" + number, timm + "conv_dw");
      modules.put("conv_dw_" + number + "_bn", timm + "bn1");
      modules.put("conv_pw_" + number, timm + "conv_pw");
      modules.put("conv_pw_" + number + "_bn", timm + "bn2");
    }
    modules.put("conv_preds", "classifier");
  }

  private static void v2(List<ResolvedBlock> blocks, Map<String, String> modules) {
    modules.put("conv1", "conv_stem");
    modules.put("bn_conv1", "bn1");
    for (int i = 0; i < blocks.size(); i++) {
      block(blocks.get(i), i == 0 ? "expanded_conv_" : "block_" + i + "_", modules);
    }
    modules.put("conv_1", "conv_head");
    modules.put("conv_1_bn", "bn2");
    modules.put("predictions", "classifier");
  }

  private static void v3(List<ResolvedBlock> blocks, Map<String, String> modules) {
    modules.put("conv", "conv_stem");
    modules.put("conv_bn", "bn1");
    for (int i = 0; i < blocks.size(); i++) {
      ResolvedBlock block = blocks.get(i);
      if (block.spec() instanceof ConvNormAct) {
        modules.put("conv_1", block.name() + ".conv");
        modules.put("conv_1_bn", block.name() + ".bn1");
      } else {
        block(block, i == 0 ? "expanded_conv_" : "expanded_conv_" + i + "_", modules);
      }
    }
    modules.put("conv_2", "conv_head");
    modules.put("logits", "classifier");
  }

  private static void block(ResolvedBlock block, String keras, Map<String, String> modules) {
    String timm = block.name() + ".";
    boolean first = block.spec() instanceof DepthwiseSeparable;
    if (!first) {
      modules.put(keras + "expand", timm + "conv_pw");
      modules.put(keras + "expand_bn", timm + "bn1");
    }
    modules.put(keras + "depthwise", timm + "conv_dw");
    modules.put(keras + "depthwise_bn", timm + (first ? "bn1" : "bn2"));
    modules.put(keras + "squeeze_excite_conv", timm + "se.conv_reduce");
    modules.put(keras + "squeeze_excite_conv_1", timm + "se.conv_expand");
    modules.put(keras + "project", timm + (first ? "conv_pw" : "conv_pwl"));
    modules.put(keras + "project_bn", timm + (first ? "bn2" : "bn3"));
  }
}
