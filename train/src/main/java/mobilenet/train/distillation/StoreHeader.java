package mobilenet.train.distillation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param sources of views, at least one, in the order of their numbers
 * @param building what decides which of the possible views there are
 */
public record StoreHeader(
    String teacherHash,
    String teacher,
    Map<String, String> views,
    AnswerFormat format,
    List<Source> sources,
    Building building) {
  private static final int VERSION = 2;

  /**
   * Images that are shown in one way.
   *
   * @param name for people
   * @param replicas views of each image, at least 1
   * @param blocks of one replica, at least 1
   */
  public record Source(String name, int replicas, int blocks) {
    /** Checks the ranges. */
    public Source {
      if (replicas < 1 || blocks < 1) {
        throw new IllegalArgumentException(
            "replicas and blocks of "
                + name
                + " must be at least 1, given "
                + replicas
                + " and "
                + blocks);
      }
    }
  }

  /**
   * What a block holds.
   *
   * @param source its number
   * @param replica of it
   * @param block of the replica
   */
  public record Content(int source, int replica, int block) {}

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
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a store has at least one source of views, given none");
    }
    long all = sources.stream().mapToLong(s -> (long) s.replicas * s.blocks).sum();
    if (all > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a store has at most 2^31 - 1 blocks, given " + all);
    }
  }

  /** Blocks when it is complete. */
  public int blocks() {
    return sources.stream().mapToInt(source -> source.replicas * source.blocks).sum();
  }

  /**
   * What is in a block.
   *
   * @param number 0 to {@link #blocks()} − 1
   */
  public Content content(int number) {
    int left = number;
    for (int source = 0; source < sources.size(); source++) {
      Source of = sources.get(source);
      if (left < of.replicas * of.blocks) {
        return new Content(source, left / of.blocks, left % of.blocks);
      }
      left -= of.replicas * of.blocks;
    }
    throw new IndexOutOfBoundsException("block " + number + " of " + blocks());
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
        .with("sources", json(sources))
        .with("seed", Long.toString(building.seed()))
        .with("batch", building.batch());
  }

  private static JsonObject json(List<Source> sources) {
    JsonObject json = JsonObject.EMPTY;
    for (Source source : sources) {
      json =
          json.with(
              source.name,
              JsonObject.EMPTY.with("replicas", source.replicas).with("blocks", source.blocks));
    }
    return json;
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
      List<Source> sources = new ArrayList<>();
      JsonFields shown = fields.fields("sources");
      for (String name : shown.object().members().keySet()) {
        JsonFields source = shown.fields(name);
        sources.add(new Source(name, source.integer("replicas"), source.integer("blocks")));
      }
      return new StoreHeader(
          fields.string("teacher_hash"),
          fields.string("teacher"),
          views,
          new AnswerFormat(
              classes,
              top == classes ? Optional.empty() : Optional.of(top),
              AnswerFormat.Precision.valueOf(fields.string("number").toUpperCase(Locale.ROOT))),
          sources,
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
    if (!sources.equals(now.sources)) {
      return Optional.of("the views were " + sources + ", here " + now.sources);
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
