package mobilenet.document;

import static mobilenet.document.FieldNames.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.architecture.Activation;
import mobilenet.architecture.ArchString;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Family;
import mobilenet.architecture.Head;
import mobilenet.architecture.InputShape;
import mobilenet.architecture.Padding;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.SqueezeExciteRule;
import mobilenet.architecture.Stage;
import mobilenet.architecture.Stem;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/** Reads architecture documents, strictly. */
final class ArchitectureReader {
  /** More than ten times the blocks of the deepest published network. */
  private static final int MOST_BLOCKS = 1000;

  private final StrictFields root;

  private ArchitectureReader(StrictFields root) {
    this.root = root;
  }

  static Architecture read(JsonFields document) throws JsonException {
    checkKind(document);
    StrictFields root =
        StrictFields.of(
            document,
            FORMAT,
            VERSION,
            NAME,
            FAMILY,
            INPUT,
            CLASSES,
            ACTIVATION,
            STEM,
            STAGES,
            HEAD,
            SCALING,
            CONVENTIONS,
            OUTPUT_STRIDE);
    return new ArchitectureReader(root).read();
  }

  /** Before anything else: a document of another kind or version may have any members. */
  private static void checkKind(JsonFields document) throws JsonException {
    String format = document.string(FORMAT);
    if (!format.equals(ArchitectureDocument.FORMAT)) {
      throw document.error(
          FORMAT, "must be \"" + ArchitectureDocument.FORMAT + "\", found \"" + format + "\"");
    }
    int version = document.integer(VERSION);
    if (version != ArchitectureDocument.VERSION) {
      throw document.error(
          VERSION,
          "is "
              + version
              + ", and this release reads version "
              + ArchitectureDocument.VERSION
              + " alone; use the release that wrote it");
    }
  }

  private Architecture read() throws JsonException {
    Activation activation = root.word(ACTIVATION, Activation.values());
    StrictFields input = root.fields(INPUT, CHANNELS, SIZE);
    StrictFields stem = root.fields(STEM, KERNEL, STRIDE, CHANNELS);
    List<Stage> stages = stages(activation);
    Head head = head();
    Scaling scaling = scaling();
    Conventions conventions = conventions();
    String name = root.values().string(NAME);
    if (name.isBlank()) {
      throw root.values().error(NAME, "must not be blank");
    }
    InputShape shape =
        input.value(
            () ->
                new InputShape(input.integer(CHANNELS), atMost(InputShape.MAX_SIZE, input, SIZE)));
    Stem first =
        stem.value(
            () ->
                new Stem(
                    stem.integer(KERNEL),
                    stem.integer(STRIDE),
                    stem.integer(CHANNELS),
                    activation));
    return root.value(
        () -> {
          Architecture architecture =
              new Architecture(
                  name,
                  family(),
                  shape,
                  atMost(Architecture.MAX_CLASSES, root, CLASSES),
                  first,
                  stages,
                  head,
                  scaling,
                  conventions,
                  root.integer(OUTPUT_STRIDE));
          // Blocks that do not fit together are found here.
          int blocks = architecture.resolve().stages().stream().mapToInt(List::size).sum();
          if (blocks > MOST_BLOCKS) {
            throw root.values()
                .error(
                    SCALING + "." + DEPTH,
                    "brings the network to " + blocks + " blocks, more than " + MOST_BLOCKS);
          }
          return architecture;
        });
  }

  private static int atMost(int most, StrictFields fields, String name) throws JsonException {
    int number = fields.integer(name);
    if (number > most) {
      throw fields.values().error(name, "must be at most " + most + ", found " + number);
    }
    return number;
  }

  private Family family() throws JsonException {
    String label = root.values().string(FAMILY);
    return Arrays.stream(Family.values())
        .filter(family -> family.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                root.values()
                    .error(
                        FAMILY,
                        "must be one of "
                            + Arrays.stream(Family.values())
                                .map(Family::label)
                                .collect(Collectors.joining(", "))
                            + ", found \""
                            + label
                            + "\""));
  }

  private List<Stage> stages(Activation activation) throws JsonException {
    List<JsonValue> elements = root.values().array(STAGES);
    List<Stage> stages = new ArrayList<>();
    long blocks = 0;
    for (int s = 0; s < elements.size(); s++) {
      String place = STAGES + "[" + s + "]";
      List<Stage.Row> rows =
          rows(root.values().elements(elements.get(s), place), place, activation);
      blocks += rows.stream().mapToLong(Stage.Row::repeats).sum();
      if (rows.isEmpty() || blocks > MOST_BLOCKS) {
        throw root.values()
            .error(
                place,
                rows.isEmpty()
                    ? "must have at least one row"
                    : "brings the network to more than " + MOST_BLOCKS + " blocks");
      }
      stages.add(new Stage(rows));
    }
    return stages;
  }

  private List<Stage.Row> rows(List<JsonValue> elements, String place, Activation activation)
      throws JsonException {
    List<Stage.Row> rows = new ArrayList<>();
    for (int r = 0; r < elements.size(); r++) {
      String path = place + "[" + r + "]";
      if (!(elements.get(r) instanceof JsonString row)) {
        throw root.values().error(path, "must be an arch string, found another kind of value");
      }
      try {
        rows.add(ArchString.parse(row.text(), activation));
      } catch (IllegalArgumentException e) {
        throw new JsonException(
            root.values().source() + ": " + root.values().pathOf(path) + ": " + e.getMessage(), e);
      }
    }
    return rows;
  }

  private Head head() throws JsonException {
    JsonFields given = root.values().fields(HEAD);
    String type = given.string(TYPE);
    return switch (type) {
      case POOL -> {
        root.fields(HEAD, TYPE);
        yield new Head.Pooled();
      }
      case FEATURE_MAP -> {
        root.fields(HEAD, TYPE);
        yield new Head.FeatureMap();
      }
      case CONV_POOL -> {
        StrictFields head = root.fields(HEAD, TYPE, CHANNELS, ACTIVATION);
        Activation activation = head.word(ACTIVATION, Activation.values());
        yield head.value(() -> new Head.ConvThenPool(head.integer(CHANNELS), activation));
      }
      case POOL_CONV -> {
        StrictFields head = root.fields(HEAD, TYPE, CHANNELS, NORM, ACTIVATION);
        Activation activation = head.word(ACTIVATION, Activation.values());
        Head.HeadNorm norm = head.word(NORM, Head.HeadNorm.values());
        yield head.value(() -> new Head.PoolThenConv(head.integer(CHANNELS), norm, activation));
      }
      default ->
          throw given.error(
              TYPE,
              "must be one of "
                  + String.join(", ", POOL, CONV_POOL, POOL_CONV, FEATURE_MAP)
                  + ", found \""
                  + type
                  + "\"");
    };
  }

  private Scaling scaling() throws JsonException {
    StrictFields fields =
        root.fields(SCALING, WIDTH, DEPTH, STEM_FIXED_BELOW, HEAD_WIDTH, DEPTH_SCOPE);
    boolean always =
        fields.values().required(STEM_FIXED_BELOW) instanceof JsonString text
            && text.text().equals(ALWAYS);
    double below = always ? Double.POSITIVE_INFINITY : fields.values().number(STEM_FIXED_BELOW);
    return fields.value(
        () ->
            new Scaling(
                fields.values().number(WIDTH),
                fields.values().number(DEPTH),
                below,
                fields.word(HEAD_WIDTH, Scaling.HeadWidth.values()),
                fields.word(DEPTH_SCOPE, Scaling.DepthScope.values())));
  }

  private Conventions conventions() throws JsonException {
    StrictFields fields =
        root.fields(
            CONVENTIONS, PADDING, BATCH_NORM_EPSILON, SQUEEZE_EXCITE, LAYER_SCALE, ANTI_ALIAS);
    StrictFields rule = fields.fields(SQUEEZE_EXCITE, BASIS, DIVISOR, INNER, GATE);
    SqueezeExciteRule squeezeExcite =
        rule.value(
            () ->
                new SqueezeExciteRule(
                    rule.word(BASIS, SqueezeExciteRule.Basis.values()),
                    rule.integer(DIVISOR),
                    rule.word(INNER, SqueezeExciteRule.Inner.values()),
                    rule.word(GATE, Activation.values())));
    return fields.value(
        () ->
            new Conventions(
                fields.word(PADDING, Padding.values()),
                fields.values().number(BATCH_NORM_EPSILON),
                squeezeExcite,
                fields.word(LAYER_SCALE, Conventions.LayerScale.values()),
                fields.word(ANTI_ALIAS, Conventions.AntiAlias.values())));
  }
}
