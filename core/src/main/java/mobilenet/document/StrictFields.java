package mobilenet.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;

/**
 * An object of which every member is known.
 *
 * @param values its members
 */
record StrictFields(JsonFields values) {

  /** Reads something that may be out of range. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws JsonException;
  }

  /**
   * Checks that there is no member but {@code known} ones.
   *
   * @throws JsonException that names the first other one
   */
  static StrictFields of(JsonFields values, String... known) throws JsonException {
    List<String> names = List.of(known);
    for (String name : values.object().members().keySet()) {
      if (!names.contains(name)) {
        List<String> nearest = Names.nearest(name, names);
        throw values.error(
            name,
            "is no member that is known here; "
                + (nearest.isEmpty()
                    ? "known are " + String.join(", ", names)
                    : "did you mean " + String.join(" or ", nearest) + "?"));
      }
    }
    return new StrictFields(values);
  }

  StrictFields fields(String name, String... known) throws JsonException {
    return of(values.fields(name), known);
  }

  int integer(String name) throws JsonException {
    return values.integer(name);
  }

  /** A constant of an enum, in small letters. */
  <E extends Enum<E>> E word(String name, E[] constants) throws JsonException {
    String text = values.string(name);
    return Arrays.stream(constants)
        .filter(constant -> ArchitectureWriter.word(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                values.error(
                    name,
                    "must be one of "
                        + Arrays.stream(constants)
                            .map(ArchitectureWriter::word)
                            .collect(Collectors.joining(", "))
                        + ", found \""
                        + text
                        + "\""));
  }

  /** A value whose constructor checks ranges; where it refuses, the error says where that was. */
  <T> T value(Reading<T> reading) throws JsonException {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      String where = values.path().isEmpty() ? "" : values.path() + ": ";
      throw new JsonException(values.source() + ": " + where + e.getMessage(), e);
    }
  }
}
