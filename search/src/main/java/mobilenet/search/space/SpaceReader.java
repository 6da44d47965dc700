package mobilenet.search.space;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.search.space.Shells.Shell;

/** Reads spaces, strictly. */
final class SpaceReader {
  private static final String CHOICES = "choices";
  private static final String STAGES = "stages";
  private static final String FORMAT = "format";

  /** What holes are written with. */
  private static final Pattern MARKS = Pattern.compile("[{}$]");

  private final JsonFields document;
  private final TemplateReader templates = new TemplateReader();

  private SpaceReader(JsonFields document) {
    this.document = document;
  }

  static SpaceModel read(JsonFields document) throws JsonException {
    try {
      return new SpaceReader(document).read();
    } catch (IllegalArgumentException e) {
      throw new JsonException(document.source() + ": " + e.getMessage(), e);
    }
  }

  private SpaceModel read() throws JsonException {
    checkKind();
    requireNoHoles();
    choices();
    MemberTemplates members =
        new MemberTemplates(
            document
                .object()
                .without(List.of(CHOICES, STAGES))
                .with(FORMAT, ArchitectureDocument.FORMAT),
            templates);
    List<List<RowTemplate>> stages = stages();
    requireUse(members, stages);
    List<Decision> decisions = templates.decisions();
    Shells shells = new Shells(members, decisions, document.source());
    if (!decisions.isEmpty()) {
      requirePlainScaling(shells);
    }
    SpaceModel model =
        new SpaceModel(decisions, shells, shared(shells), tables(stages, decisions, shells));
    if (decisions.isEmpty()) {
      // The only network may round channels and dilate as any other does.
      ArchitectureDocument.of(
          new JsonFields(
              document.object().without(List.of(CHOICES)).with(FORMAT, ArchitectureDocument.FORMAT),
              document.source(),
              ""));
    } else {
      ChannelWalk.check(model);
    }
    return model;
  }

  private void checkKind() throws JsonException {
    String format = document.string(FORMAT);
    if (!format.equals(SearchSpace.FORMAT) && !format.equals(ArchitectureDocument.FORMAT)) {
      throw document.error(
          FORMAT,
          "must be \""
              + SearchSpace.FORMAT
              + "\", or \""
              + ArchitectureDocument.FORMAT
              + "\" for a space of one network, found \""
              + format
              + "\"");
    }
  }

  /**
   * A network's hash knows neither name nor family, and scaling by 1 does nothing: alternatives of
   * these would be one network several times.
   */
  private void requireNoHoles() throws JsonException {
    for (String member : List.of("name", "family", "version", "scaling", "output_stride")) {
      Optional<JsonValue> value = document.object().get(member);
      if (value.isPresent() && hasHole(value.get())) {
        throw document.error(
            member, "must be the same for all networks of a space, without \"{\", \"}\" or \"$\"");
      }
    }
  }

  private static boolean hasHole(JsonValue value) {
    return value instanceof JsonObject object
        ? object.members().values().stream().anyMatch(SpaceReader::hasHole)
        : value instanceof JsonString string && MARKS.matcher(string.text()).find();
  }

  private void choices() throws JsonException {
    if (document.object().get(CHOICES).isEmpty()) {
      return;
    }
    for (Map.Entry<String, JsonValue> choice :
        document.fields(CHOICES).object().members().entrySet()) {
      String place = CHOICES + "." + choice.getKey();
      if (!(choice.getValue() instanceof JsonArray options)) {
        throw document.error(place, "must be an array, found " + choice.getValue().kind().label());
      }
      for (JsonValue option : options.elements()) {
        boolean plain =
            option instanceof JsonNumber
                || (option instanceof JsonString s && !MARKS.matcher(s.text()).find());
        if (!plain) {
          throw document.error(place, "must hold numbers and texts without holes of their own");
        }
      }
      templates.declare(choice.getKey(), options.elements());
    }
  }

  private List<List<RowTemplate>> stages() throws JsonException {
    List<List<RowTemplate>> stages = new ArrayList<>();
    List<JsonValue> elements = document.array(STAGES);
    for (int s = 0; s < elements.size(); s++) {
      String stage = STAGES + "[" + s + "]";
      List<RowTemplate> rows = new ArrayList<>();
      for (JsonValue row : document.elements(elements.get(s), stage)) {
        rows.add(row(row, new BlockPlace(s, rows.size(), 0)));
      }
      if (rows.stream().allMatch(row -> row.presence().isPresent())) {
        throw document.error(
            stage,
            rows.isEmpty()
                ? "must have at least one row"
                : "has optional rows only, so that it could be empty; make one of them certain");
      }
      stages.add(rows);
    }
    if (stages.isEmpty()) {
      throw document.error(STAGES, "must have at least one stage");
    }
    return stages;
  }

  private RowTemplate row(JsonValue row, BlockPlace first) throws JsonException {
    String place = first.text();
    if (!(row instanceof JsonString string)) {
      throw document.error(place, "must be an arch string, found " + row.kind().label());
    }
    boolean optional = string.text().endsWith("?");
    String text = string.text().substring(0, string.text().length() - (optional ? 1 : 0));
    try {
      OptionalInt presence =
          optional ? OptionalInt.of(templates.optional(place)) : OptionalInt.empty();
      return new RowTemplate(first, templates.read(text, place), presence);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private void requireUse(MemberTemplates members, List<List<RowTemplate>> stages)
      throws JsonException {
    Set<Integer> used = new HashSet<>(members.decisions());
    stages.forEach(rows -> rows.forEach(row -> used.addAll(row.text().decisions())));
    for (Map.Entry<String, Integer> choice : templates.shared().entrySet()) {
      if (!used.contains(choice.getValue())) {
        throw document.error(
            CHOICES + "." + choice.getKey(),
            "is used nowhere; write $" + choice.getKey() + " into a row, or remove it");
      }
    }
  }

  private List<Integer> shared(Shells shells) {
    return templates.shared().values().stream()
        .filter(decision -> !shells.decisions().contains(decision))
        .toList();
  }

  private static Map<Activation, List<List<RowTable>>> tables(
      List<List<RowTemplate>> stages, List<Decision> decisions, Shells shells) {
    Map<Activation, List<List<RowTable>>> tables = new EnumMap<>(Activation.class);
    for (Shell shell : shells.all()) {
      tables.computeIfAbsent(
          shell.architecture().stem().activation(),
          activation ->
              stages.stream()
                  .map(
                      rows ->
                          rows.stream()
                              .map(row -> new RowTable(row, decisions, activation))
                              .toList())
                  .toList());
    }
    return tables;
  }

  /** Channels, repeats and strides of a space are what its rows say. */
  private void requirePlainScaling(Shells shells) throws JsonException {
    for (Shell shell : shells.all()) {
      Architecture architecture = shell.architecture();
      if (architecture.scaling().width() != 1 || architecture.scaling().depth() != 1) {
        throw document.error(
            "scaling", "must have width 1 and depth 1, so that the rows say what there is");
      }
      if (architecture.outputStride() != Architecture.FULL_STRIDE) {
        throw document.error(
            "output_stride", "must be " + Architecture.FULL_STRIDE + " in a space");
      }
      requireUnrounded(architecture);
    }
  }

  /** As {@link ChannelWalk#check} of rows: one network under two widths would be there twice. */
  private void requireUnrounded(Architecture architecture) throws JsonException {
    ResolvedArchitecture resolved = architecture.resolve();
    requireUnrounded("stem", architecture.stem().channels(), resolved.stemChannels());
    if (architecture.head() instanceof Head.ConvThenPool head) {
      requireUnrounded("head", head.channels(), resolved.headChannels());
    } else if (architecture.head() instanceof Head.PoolThenConv head) {
      requireUnrounded("head", head.channels(), resolved.headChannels());
    }
  }

  private void requireUnrounded(String place, int channels, int rounded) throws JsonException {
    if (channels != rounded) {
      throw document.error(place, ChannelWalk.rounded(channels, rounded));
    }
  }
}
