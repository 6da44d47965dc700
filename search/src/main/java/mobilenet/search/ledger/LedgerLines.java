package mobilenet.search.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.ledger.LedgerEvent.Added;
import mobilenet.search.ledger.LedgerEvent.Claimed;
import mobilenet.search.ledger.LedgerEvent.Finished;
import mobilenet.search.ledger.LedgerEvent.Released;

/** Lines of a ledger: one JSON object each, the last member of which is a checksum of the rest. */
final class LedgerLines {
  private static final String EVENT = "event";
  private static final String TRIAL = "trial";

  private static final Pattern SUMMED =
      Pattern.compile("(?<rest>\\{.*),\"crc32c\":\"(?<sum>[0-9a-f]{8})\"}", Pattern.DOTALL);

  private LedgerLines() {}

  /** Without the line's end. */
  static String seal(JsonObject object) {
    String text = JsonWriter.compact(object);
    return JsonWriter.compact(object.with("crc32c", checksum(text)));
  }

  private static String checksum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** What was sealed: empty where the line is damaged. */
  static Optional<String> open(String line) {
    Matcher matcher = SUMMED.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String text = matcher.group("rest") + "}";
    return checksum(text).equals(matcher.group("sum")) ? Optional.of(text) : Optional.empty();
  }

  /** Whether a line looks sealed, be it damaged or not. */
  static boolean hasChecksum(String line) {
    return line.contains(",\"crc32c\":\"");
  }

  /**
   * Whether a line may be a damaged heading or what a dead process left of one, and not another
   * file's text.
   *
   * @param format that headings begin with
   */
  static boolean mayBeHeading(String format, String line) {
    String start = "{\"format\":\"" + format + "\"";
    return line.startsWith(start)
        || hasChecksum(line)
        || (start.startsWith(line) && !line.isEmpty());
  }

  static JsonFields fields(String text, String source) throws JsonException {
    return JsonFields.root(Json.parse(text, source), source);
  }

  static JsonObject toJson(LedgerEvent event) {
    if (event instanceof Added added) {
      return JsonObject.EMPTY.with(EVENT, "added").withAll(added.trial().toJson());
    }
    if (event instanceof Claimed claimed) {
      return numbered("claimed", claimed.trial()).withAll(claimed.worker().toJson());
    }
    if (event instanceof Finished finished) {
      return numbered("finished", finished.trial()).withAll(finished.result().toJson());
    }
    return numbered("released", ((Released) event).trial());
  }

  private static JsonObject numbered(String event, int trial) {
    return JsonObject.EMPTY.with(EVENT, event).with(TRIAL, (long) trial);
  }

  static LedgerEvent event(JsonFields fields) throws JsonException {
    String event = fields.string(EVENT);
    return switch (event) {
      case "added" -> new Added(Trial.of(fields));
      case "claimed" -> new Claimed(fields.integer(TRIAL), Worker.of(fields));
      case "released" -> new Released(fields.integer(TRIAL));
      case "finished" -> new Finished(fields.integer(TRIAL), Result.of(fields));
      default ->
          throw fields.error(
              EVENT,
              "must be added, claimed, released or finished, found \""
                  + event
                  + "\"; use the release that wrote it");
    };
  }
}
