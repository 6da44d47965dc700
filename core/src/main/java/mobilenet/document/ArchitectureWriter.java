package mobilenet.document;

import static mobilenet.document.FieldNames.*;

import java.util.List;
import java.util.Locale;
import mobilenet.architecture.Activation;
import mobilenet.architecture.ArchString;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Head;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.architecture.SqueezeExciteRule;
import mobilenet.architecture.Stage;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/** Writes architecture documents. The order of members and the form of numbers are fixed. */
final class ArchitectureWriter {
  private ArchitectureWriter() {}

  static JsonObject toJson(Architecture architecture) {
    Activation activation = architecture.stem().activation();
    return JsonObject.EMPTY
        .with(FORMAT, ArchitectureDocument.FORMAT)
        .with(VERSION, (long) ArchitectureDocument.VERSION)
        .with(NAME, architecture.name())
        .with(FAMILY, architecture.family().label())
        .with(
            INPUT,
            JsonObject.EMPTY
                .with(CHANNELS, (long) architecture.input().channels())
                .with(SIZE, (long) architecture.input().size()))
        .with(CLASSES, (long) architecture.classes())
        .with(ACTIVATION, word(activation))
        .with(
            STEM,
            JsonObject.EMPTY
                .with(KERNEL, (long) architecture.stem().kernel())
                .with(STRIDE, (long) architecture.stem().stride())
                .with(CHANNELS, (long) architecture.stem().channels()))
        .with(STAGES, stages(architecture.stages(), activation))
        .with(HEAD, head(architecture.head()))
        .with(SCALING, scaling(architecture.scaling()))
        .with(CONVENTIONS, conventions(architecture.conventions()))
        .with(OUTPUT_STRIDE, (long) architecture.outputStride());
  }

  private static JsonArray stages(List<Stage> stages, Activation activation) {
    return new JsonArray(
        stages.stream().map(stage -> (JsonValue) new JsonArray(rows(stage, activation))).toList());
  }

  private static List<JsonValue> rows(Stage stage, Activation activation) {
    return stage.rows().stream()
        .map(row -> (JsonValue) new JsonString(ArchString.format(row, activation)))
        .toList();
  }

  private static JsonObject head(Head head) {
    if (head instanceof Head.ConvThenPool conv) {
      return JsonObject.EMPTY
          .with(TYPE, CONV_POOL)
          .with(CHANNELS, (long) conv.channels())
          .with(ACTIVATION, word(conv.activation()));
    }
    if (head instanceof Head.PoolThenConv conv) {
      return JsonObject.EMPTY
          .with(TYPE, POOL_CONV)
          .with(CHANNELS, (long) conv.channels())
          .with(NORM, word(conv.norm()))
          .with(ACTIVATION, word(conv.activation()));
    }
    return JsonObject.EMPTY.with(TYPE, head instanceof Head.Pooled ? POOL : FEATURE_MAP);
  }

  private static JsonObject scaling(Scaling scaling) {
    JsonValue below =
        Double.isInfinite(scaling.stemFixedBelow())
            ? new JsonString(ALWAYS)
            : number(scaling.stemFixedBelow());
    return JsonObject.EMPTY
        .with(WIDTH, number(scaling.width()))
        .with(DEPTH, number(scaling.depth()))
        .with(STEM_FIXED_BELOW, below)
        .with(HEAD_WIDTH, word(scaling.headWidth()))
        .with(DEPTH_SCOPE, word(scaling.depthScope()));
  }

  private static JsonObject conventions(Conventions conventions) {
    SqueezeExciteRule rule = conventions.squeezeExcite();
    return JsonObject.EMPTY
        .with(PADDING, word(conventions.padding()))
        .with(BATCH_NORM_EPSILON, number(conventions.batchNormEpsilon()))
        .with(
            SQUEEZE_EXCITE,
            JsonObject.EMPTY
                .with(BASIS, word(rule.basis()))
                .with(DIVISOR, (long) rule.divisor())
                .with(INNER, word(rule.inner()))
                .with(GATE, word(rule.gate())))
        .with(LAYER_SCALE, word(conventions.layerScale()))
        .with(ANTI_ALIAS, word(conventions.antiAlias()));
  }

  private static JsonNumber number(double value) {
    return new JsonNumber(ShortestDecimal.of(value));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
