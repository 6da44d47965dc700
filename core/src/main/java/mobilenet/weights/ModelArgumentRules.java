package mobilenet.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Conventions.AntiAlias;
import mobilenet.architecture.Head;
import mobilenet.architecture.Head.HeadNorm;
import mobilenet.architecture.Padding;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.SqueezeExciteRule;
import mobilenet.json.JsonBoolean;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonTypes;
import mobilenet.json.JsonValue;

/** How each argument of timm's constructors changes a network. */
final class ModelArgumentRules {
  private static final String STRIDE = "output_stride";
  private static final String PADDING = "pad_type";
  private static final String EPSILON = "bn_eps";
  private static final String ACTIVATION = "act_layer";
  private static final String ANTI_ALIAS = "aa_layer";
  private static final String HEAD_BIAS = "head_bias";
  private static final String CHANNELS = "in_chans";
  // timm makes networks for RGB unless told otherwise.
  private static final int DEFAULT_CHANNELS = 3;

  private static final Map<String, Padding> PADDINGS =
      ordered("same", Padding.SAME, "symmetric", Padding.SYMMETRIC, "", Padding.SYMMETRIC);

  private static final Map<String, AntiAlias> ANTI_ALIASES =
      ordered(
          "avg",
          AntiAlias.AVERAGE_POOL,
          "avgpool",
          AntiAlias.AVERAGE_POOL,
          "blurpc",
          AntiAlias.BLUR);

  private static final Map<String, Activation> ACTIVATIONS = activations();

  /** How one argument changes a network. */
  @FunctionalInterface
  private interface Rule {
    /** Throws an IllegalArgumentException whose message continues after the argument's name. */
    Architecture apply(Architecture architecture, JsonValue value);
  }

  private static final Map<String, Rule> RULES = rules();

  private ModelArgumentRules() {}

  /** The known arguments, in the order in which they are applied. */
  static Set<String> names() {
    return RULES.keySet();
  }

  /** Applies one argument to a network; see {@link Rule}. */
  static Architecture apply(String name, Architecture architecture, JsonValue value) {
    Rule rule = RULES.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("is not a known argument");
    }
    return rule.apply(architecture, value);
  }

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("channel_multiplier", (a, v) -> a.withWidth(multiplier(v)));
    rules.put("depth_multiplier", (a, v) -> a.withScaling(a.scaling().withDepth(multiplier(v))));
    rules.put("fix_stem", (a, v) -> a.withScaling(a.scaling().withFixedStem(JsonTypes.bool(v))));
    rules.put(STRIDE, ModelArgumentRules::outputStride);
    rules.put(
        PADDING, (a, v) -> a.withConventions(a.conventions().withPadding(choice(v, PADDINGS))));
    rules.put(
        EPSILON, (a, v) -> a.withConventions(a.conventions().withBatchNormEpsilon(fraction(v))));
    rules.put(ACTIVATION, (a, v) -> a.withActivation(choice(v, ACTIVATIONS)));
    rules.put(
        ANTI_ALIAS,
        (a, v) -> a.withConventions(a.conventions().withAntiAlias(choice(v, ANTI_ALIASES))));
    rules.put(HEAD_BIAS, (a, v) -> withHeadBias(a, JsonTypes.bool(v)));
    rules.put("se_from_exp", ModelArgumentRules::requireSqueezeBasis);
    rules.put(CHANNELS, (a, v) -> a.withInputChannels(JsonTypes.integer(v)));
    rules.put(
        "global_pool",
        (a, v) -> {
          requireMean(v);
          return a;
        });
    for (String rate : List.of("drop_rate", "drop_path_rate", "drop_connect_rate", "bn_momentum")) {
      rules.put(rate, ModelArgumentRules::trainingOnly);
    }
    for (String mode : List.of("scriptable", "exportable", "no_jit")) {
      rules.put(mode, ModelArgumentRules::trainingOnly);
    }
    return Collections.unmodifiableMap(rules);
  }

  /** The arguments by which a network differs from the catalogue's network of its name. */
  static JsonObject differences(Architecture architecture) {
    Architecture base = Catalogue.get(architecture.name());
    Conventions own = architecture.conventions();
    JsonObject json = JsonObject.EMPTY;
    if (architecture.outputStride() != base.outputStride()) {
      json = json.with(STRIDE, (long) architecture.outputStride());
    }
    if (own.padding() != base.conventions().padding()) {
      json = json.with(PADDING, own.padding() == Padding.SAME ? "same" : "");
    }
    if (own.batchNormEpsilon() != base.conventions().batchNormEpsilon()) {
      json = json.with(EPSILON, own.batchNormEpsilon());
    }
    if (architecture.stem().activation() != base.stem().activation()) {
      json = json.with(ACTIVATION, keyOf(ACTIVATIONS, architecture.stem().activation()));
    }
    // timm's networks that are anti-aliased by name do not take this argument.
    if (own.antiAlias() != base.conventions().antiAlias()
        && base.conventions().antiAlias() == AntiAlias.NONE) {
      json = json.with(ANTI_ALIAS, keyOf(ANTI_ALIASES, own.antiAlias()));
    }
    if (hasHeadBias(architecture) != hasHeadBias(base)) {
      json = json.with(HEAD_BIAS, new JsonBoolean(hasHeadBias(architecture)));
    }
    return architecture.input().channels() == DEFAULT_CHANNELS
        ? json
        : json.with(CHANNELS, (long) architecture.input().channels());
  }

  private static Architecture outputStride(Architecture architecture, JsonValue value) {
    int stride = JsonTypes.integer(value);
    if (!List.of(2, 4, 8, 16, 32).contains(stride)) {
      throw new IllegalArgumentException("must be 2, 4, 8, 16 or 32, given " + stride);
    }
    return architecture.withOutputStride(stride);
  }

  private static boolean hasHeadBias(Architecture architecture) {
    return architecture.head() instanceof Head.PoolThenConv head && head.norm() == HeadNorm.BIAS;
  }

  private static Architecture withHeadBias(Architecture architecture, boolean bias) {
    if (architecture.head() instanceof Head.PoolThenConv head
        && head.norm() != HeadNorm.BATCH_NORM) {
      HeadNorm norm = bias ? HeadNorm.BIAS : HeadNorm.NONE;
      return architecture.withHead(new Head.PoolThenConv(head.channels(), norm, head.activation()));
    }
    if (bias) {
      throw new IllegalArgumentException(
          "must be false: the head of " + architecture.name() + " has a norm instead of a bias");
    }
    return architecture;
  }

  /** Only the network's own basis is accepted: with the other one, rounding would differ, too. */
  private static Architecture requireSqueezeBasis(Architecture architecture, JsonValue value) {
    boolean expanded =
        architecture.conventions().squeezeExcite().basis() == SqueezeExciteRule.Basis.EXPANDED;
    if (JsonTypes.bool(value) != expanded) {
      throw new IllegalArgumentException("must be " + expanded + " for " + architecture.name());
    }
    return architecture;
  }

  /** Only average pooling is supported. */
  static void requireMean(JsonValue value) {
    String pool = JsonTypes.string(value);
    if (!List.of("avg", "fast", "fastavg").contains(pool)) {
      throw new IllegalArgumentException("must be \"avg\", found \"" + pool + "\"");
    }
  }

  private static Architecture trainingOnly(Architecture architecture, JsonValue unused) {
    return architecture;
  }

  private static Map<String, Activation> activations() {
    Map<String, Activation> names = new LinkedHashMap<>();
    names.put("relu", Activation.RELU);
    names.put("relu6", Activation.RELU6);
    names.put("hard_swish", Activation.HARD_SWISH);
    names.put("swish", Activation.SWISH);
    names.put("silu", Activation.SWISH);
    names.put("gelu", Activation.GELU);
    return Collections.unmodifiableMap(names);
  }

  private static <T> Map<String, T> ordered(String a, T first, String b, T second) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }

  private static <T> Map<String, T> ordered(
      String a, T first, String b, T second, String c, T third) {
    Map<String, T> map = ordered(a, first, b, second);
    map.put(c, third);
    return map;
  }

  private static <T> String keyOf(Map<String, T> names, T value) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("timm has no name for " + value));
  }

  private static <T> T choice(JsonValue value, Map<String, T> names) {
    String name = JsonTypes.string(value).toLowerCase(Locale.ROOT);
    T chosen = names.get(name);
    if (chosen == null) {
      throw new IllegalArgumentException(
          "must be one of "
              + names.keySet().stream().map(n -> '"' + n + '"').collect(Collectors.joining(", "))
              + ", found \""
              + JsonTypes.string(value)
              + "\"");
    }
    return chosen;
  }

  private static double positive(JsonValue value) {
    double number = JsonTypes.finite(value);
    if (number <= 0) {
      throw new IllegalArgumentException("must be above 0, found " + number);
    }
    return number;
  }

  private static double multiplier(JsonValue value) {
    double number = positive(value);
    if (number > Scaling.MAX_MULTIPLIER) {
      throw new IllegalArgumentException(
          "must be at most " + Scaling.MAX_MULTIPLIER + ", found " + number);
    }
    return number;
  }

  private static double fraction(JsonValue value) {
    double number = positive(value);
    if (number >= 1) {
      throw new IllegalArgumentException("must be below 1, found " + number);
    }
    return number;
  }
}
