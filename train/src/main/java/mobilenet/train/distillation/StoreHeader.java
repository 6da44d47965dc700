package mobilenet.train.distillation;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;

/**
 * What a store holds, and of what.
 *
 * @param teacherHash of the teacher that answered
 * @param teacher its description
 * @param views what decides which views there are, data included, in words by a key each
 * @param format of the logits
 * @param replicas views of each image, at least 1
 * @param blocks when it is complete
 * @param building what decides which of the possible views there are
 */
public record StoreHeader(
    String teacherHash,
    String teacher,
    Map<String, String> views,
    AnswerFormat format,
    int replicas,
    int blocks,
    Building building) {
  private static final int VERSION = 1;

  /**
   * What must be the same for building to go on.
   *
   * @param seed of the run whose views they are
   * @param batch images of one block, which are mixed with each other
   */
  public record Building(long seed, int batch) {}

  /** Copies, and checks the ranges. */
  public StoreHeader {
    views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    if (replicas < 1 || blocks < 1) {
      throw new IllegalArgumentException(
          "replicas and blocks must be at least 1, given " + replicas + " and " + blocks);
    }
  }

  JsonObject toJson() {
    JsonObject of = JsonObject.EMPTY;
    for (Map.Entry<String, String> view : views.entrySet()) {
      of = of.with(view.getKey(), view.getValue());
    }
    return JsonObject.EMPTY
        .with("version", VERSION)
        .with("teacher_hash", teacherHash)
        .with("teacher", teacher)
        .with("views", of)
        .with("classes", format.classes())
        .with("top", format.top().orElse(format.classes()))
        .with("number", format.number().name().toLowerCase(Locale.ROOT))
        .with("replicas", replicas)
        .with("blocks", blocks)
        .with("seed", Long.toString(building.seed()))
        .with("batch", building.batch());
  }

  static StoreHeader of(JsonFields fields) throws JsonException {
    int version = fields.integer("version");
    if (version != VERSION) {
      throw fields.error("version", "must be " + VERSION + ", given " + version);
    }
    Map<String, String> views = new LinkedHashMap<>();
    JsonFields of = fields.fields("views");
    for (String name : of.object().members().keySet()) {
      views.put(name, of.string(name));
    }
    int classes = fields.integer("classes");
    int top = fields.integer("top");
    try {
      return new StoreHeader(
          fields.string("teacher_hash"),
          fields.string("teacher"),
          views,
          new AnswerFormat(
              classes,
              top == classes ? Optional.empty() : Optional.of(top),
              AnswerFormat.Precision.valueOf(fields.string("number").toUpperCase(Locale.ROOT))),
          fields.integer("replicas"),
          fields.integer("blocks"),
          new Building(Long.parseLong(fields.string("seed")), fields.integer("batch")));
    } catch (IllegalArgumentException e) {
      throw new JsonException(fields.source() + ": " + e.getMessage(), e);
    }
  }

  /** Eight hexadecimal digits of all that. */
  public String digest() {
    CRC32C sum = new CRC32C();
    sum.update(JsonWriter.compact(toJson()).getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /**
   * What another header has otherwise, in words, if anything.
   *
   * @param now what is wanted
   */
  public Optional<String> difference(StoreHeader now) {
    if (!teacherHash.equals(now.teacherHash)) {
      return Optional.of("the teacher was " + teacher + ", here " + now.teacher);
    }
    Optional<String> data = differenceOfViews(now.views);
    if (data.isPresent()) {
      return data;
    }
    if (!format.equals(now.format)) {
      return Optional.of("the logits are stored as " + format + ", here " + now.format);
    }
    if (replicas != now.replicas) {
      return Optional.of("the replicas were " + replicas + ", here " + now.replicas);
    }
    if (!building.equals(now.building)) {
      return Optional.of("seed and batch were " + building + ", here " + now.building);
    }
    return teacher.equals(now.teacher)
        ? Optional.empty()
        : Optional.of("the teacher was " + teacher + ", here " + now.teacher);
  }

  /** The same of the views alone. */
  public Optional<String> differenceOfViews(Map<String, String> now) {
    for (Map.Entry<String, String> mine : views.entrySet()) {
      String other = now.getOrDefault(mine.getKey(), "nothing");
      if (!mine.getValue().equals(other)) {
        return Optional.of("the " + mine.getKey() + " was " + mine.getValue() + ", here " + other);
      }
    }
    return Optional.empty();
  }
}
