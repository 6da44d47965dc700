package mobilenet.convert.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/**
 * Networks as Keras has them: the names of its layers written out by rules of their own, and values
 * moved element by element.
 */
final class KerasFixtures {
  private KerasFixtures() {}

  /** Layer names of V2 by timm's modules. */
  static Map<String, String> v2() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("conv_stem", "Conv1");
    names.put("bn1", "bn_Conv1");
    int number = 0;
    int[] repeats = {1, 2, 3, 4, 3, 3, 1};
    for (int stage = 0; stage < repeats.length; stage++) {
      for (int block = 0; block < repeats[stage]; block++) {
        String timm = "blocks." + stage + "." + block + ".";
        String keras = number == 0 ? "expanded_conv_" : "block_" + number + "_";
        block(names, timm, keras, "_BN", number == 0);
        number++;
      }
    }
    names.put("conv_head", "Conv_1");
    names.put("bn2", "Conv_1_bn");
    names.put("classifier", "predictions");
    return names;
  }

  /** Of V3, as Keras 3 names layers, or as TensorFlow 2 did. */
  static Map<String, String> v3(int[] repeats, boolean old) {
    Map<String, String> names = new LinkedHashMap<>();
    String norm = old ? "/BatchNorm" : "_bn";
    names.put("conv_stem", old ? "Conv" : "conv");
    names.put("bn1", (old ? "Conv" : "conv") + norm);
    int number = 0;
    for (int stage = 0; stage < repeats.length; stage++) {
      for (int block = 0; block < repeats[stage]; block++) {
        String timm = "blocks." + stage + "." + block + ".";
        String keras =
            (number == 0 ? "expanded_conv" : "expanded_conv_" + number) + (old ? "/" : "_");
        block(names, timm, keras, norm, number == 0);
        names.put(
            timm + "se.conv_reduce", keras + (old ? "squeeze_excite/Conv" : "squeeze_excite_conv"));
        names.put(
            timm + "se.conv_expand",
            keras + (old ? "squeeze_excite/Conv_1" : "squeeze_excite_conv_1"));
        number++;
      }
    }
    names.put("blocks." + repeats.length + ".0.conv", old ? "Conv_1" : "conv_1");
    names.put("blocks." + repeats.length + ".0.bn1", (old ? "Conv_1" : "conv_1") + norm);
    names.put("conv_head", old ? "Conv_2" : "conv_2");
    names.put("classifier", old ? "Logits" : "logits");
    return names;
  }

  private static void block(
      Map<String, String> names, String timm, String keras, String norm, boolean first) {
    if (!first) {
      names.put(timm + "conv_pw", keras + "expand");
      names.put(timm + "bn1", keras + "expand" + norm);
    }
    names.put(timm + "conv_dw", keras + "depthwise");
    names.put(timm + (first ? "bn1" : "bn2"), keras + "depthwise" + norm);
    names.put(timm + (first ? "conv_pw" : "conv_pwl"), keras + "project");
    names.put(timm + (first ? "bn2" : "bn3"), keras + "project" + norm);
  }

  /** The layers of a network, each with its variables as arrays that jHDF writes. */
  static Map<String, Map<String, Object>> layers(
      MapWeights weights, Map<String, String> names, boolean dense) {
    Map<String, Map<String, Object>> layers = new LinkedHashMap<>();
    for (String key : weights.names()) {
      int dot = key.lastIndexOf('.');
      String module = key.substring(0, dot);
      String layer = names.get(module);
      if (layer == null) {
        throw new AssertionError("no layer for " + module);
      }
      Map<String, Object> variables = layers.computeIfAbsent(layer, n -> new LinkedHashMap<>());
      Tensor tensor = weights.tensor(key);
      String variable = key.substring(dot + 1);
      boolean norm = weights.names().contains(module + ".running_var");
      switch (variable) {
        case "running_mean" -> variables.put("moving_mean", tensor.data());
        case "running_var" -> variables.put("moving_variance", tensor.data());
        case "bias" -> variables.put(norm ? "beta" : "bias", tensor.data());
        default -> {
          if (norm) {
            variables.put("gamma", tensor.data());
          } else if (module.endsWith("conv_dw")) {
            variables.put("depthwise_kernel", depthwise(tensor));
          } else if (tensor.shape().size() == 2 && dense) {
            variables.put("kernel", matrix(tensor));
          } else {
            variables.put("kernel", kernel(tensor));
          }
        }
      }
    }
    return layers;
  }

  private static float[][][][] kernel(Tensor t) {
    boolean matrix = t.shape().size() == 2;
    int out = t.shape().get(0);
    int in = t.shape().get(1);
    int height = matrix ? 1 : t.shape().get(2);
    int width = matrix ? 1 : t.shape().get(3);
    float[][][][] kernel = new float[height][width][in][out];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            kernel[y][x][i][o] = t.data()[((o * in + i) * height + y) * width + x];
          }
        }
      }
    }
    return kernel;
  }

  private static float[][][][] depthwise(Tensor t) {
    int channels = t.shape().get(0);
    int size = t.shape().get(2);
    float[][][][] kernel = new float[size][size][channels][1];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          kernel[y][x][c][0] = t.data()[(c * size + y) * size + x];
        }
      }
    }
    return kernel;
  }

  private static float[][] matrix(Tensor t) {
    int out = t.shape().get(0);
    int in = t.shape().get(1);
    float[][] matrix = new float[in][out];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        matrix[i][o] = t.data()[o * in + i];
      }
    }
    return matrix;
  }

  /** A file of weights as Keras 2 writes it. */
  static Path write(Path path, Map<String, Map<String, Object>> layers) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("layer_names", layers.keySet().toArray(String[]::new));
      Map<String, WritableGroup> groups = new HashMap<>();
      layers.forEach(
          (name, variables) -> {
            WritableGroup layer = group(file, groups, name);
            List<String> weights = new ArrayList<>();
            WritableGroup inner = group(file, groups, name + "/" + name);
            variables.forEach(
                (variable, data) -> {
                  weights.add(name + "/" + variable + ":0");
                  inner.putDataset(variable + ":0", data);
                });
            layer.putAttribute("weight_names", weights.toArray(String[]::new));
          });
    }
    return path;
  }

  /** The variables as Keras 3 writes them: numbered, in groups that are called after types. */
  static Path writeNumbered(Path path, Map<String, Map<String, Object>> layers) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      Map<String, WritableGroup> groups = new HashMap<>();
      Map<String, Integer> counts = new HashMap<>();
      for (Map<String, Object> variables : layers.values()) {
        String type = type(variables);
        String snake =
            switch (type) {
              case "Conv2D" -> "conv2d";
              case "DepthwiseConv2D" -> "depthwise_conv2d";
              case "Dense" -> "dense";
              default -> "batch_normalization";
            };
        int count = counts.merge(snake, 1, Integer::sum) - 1;
        WritableGroup vars =
            group(file, groups, "layers/" + snake + (count == 0 ? "" : "_" + count) + "/vars");
        number(vars, variables);
      }
    }
    return path;
  }

  /**
   * The same in given groups.
   *
   * @param groups of layers, by their names
   * @param named whether each has the layer's name, as newer versions write it
   */
  static Path writeGroups(
      Path path,
      Map<String, Map<String, Object>> layers,
      Map<String, String> groups,
      boolean named) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      Map<String, WritableGroup> made = new HashMap<>();
      groups.forEach(
          (name, group) -> {
            WritableGroup vars = group(file, made, group + "/vars");
            number(vars, Objects.requireNonNull(layers.get(name), name));
            if (named) {
              vars.putAttribute("name", name);
            }
          });
    }
    return path;
  }

  private static void number(WritableGroup vars, Map<String, Object> variables) {
    List<String> order =
        List.of(
            "kernel",
            "depthwise_kernel",
            "gamma",
            "bias",
            "beta",
            "moving_mean",
            "moving_variance");
    int number = 0;
    for (String variable : order) {
      if (variables.containsKey(variable)) {
        vars.putDataset(String.valueOf(number++), variables.get(variable));
      }
    }
  }

  static String type(Map<String, Object> variables) {
    if (variables.containsKey("gamma")) {
      return "BatchNormalization";
    }
    if (variables.containsKey("depthwise_kernel")) {
      return "DepthwiseConv2D";
    }
    return variables.get("kernel") instanceof float[][] ? "Dense" : "Conv2D";
  }

  private static WritableGroup group(
      WritableHdfFile file, Map<String, WritableGroup> groups, String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    WritableGroup parent = slash < 0 ? file : group(file, groups, path.substring(0, slash));
    WritableGroup made = parent.putGroup(path.substring(slash + 1));
    groups.put(path, made);
    return made;
  }
}
