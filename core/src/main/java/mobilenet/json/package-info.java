/**
 * A small strict JSON (RFC 8259) reader and writer, so that the core depends on the JDK alone. It
 * also reads the numbers that only Python's json module writes, such as {@code NaN}.
 *
 * <p>{@link mobilenet.json.Json} parses documents to immutable {@link mobilenet.json.JsonValue}s;
 * {@link mobilenet.json.JsonFields} reads typed fields and names their path in errors; {@link
 * mobilenet.json.JsonReader} streams, for headers that are too large for a tree.
 */
package mobilenet.json;
