package mobilenet.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints records as JSON; empty optionals are left out. */
public final class JsonOutput {
  private JsonOutput() {}

  /**
   * Prints one document and flushes.
   *
   * @throws IllegalStateException if it has a number that is NaN or infinite; then nothing is
   *     printed
   */
  public static void print(PrintWriter out, Object document) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .withConfigOverride(
                Optional.class,
                override ->
                    override.setIncludeAsProperty(
                        JsonInclude.Value.construct(
                            JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .addModule(
                new SimpleModule()
                    .addSerializer(Optional.class, new OptionalSerializer())
                    .addSerializer(Double.class, new FiniteSerializer())
                    .addSerializer(double.class, new FiniteSerializer())
                    .addSerializer(Float.class, new FiniteSerializer())
                    .addSerializer(float.class, new FiniteSerializer()))
            .build();
    try {
      out.println(mapper.writeValueAsString(document));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  /** Prints the document of a command that failed, {@code {"error": …}}, and flushes. */
  public static void printFailure(PrintWriter out, String error) {
    print(out, new Failure(error));
  }

  record Failure(String error) {}

  /**
   * JSON has neither NaN nor infinity; Jackson would print them as strings, though a number is
   * expected.
   */
  private static final class FiniteSerializer extends JsonSerializer<Number> {
    @Override
    public void serialize(Number value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (!Double.isFinite(value.doubleValue())) {
        throw JsonMappingException.from(out, "JSON has no number " + value);
      }
      if (value instanceof Float single) {
        out.writeNumber(single);
      } else {
        out.writeNumber(value.doubleValue());
      }
    }
  }

  /**
   * Jackson itself does not support optionals, and a module just for this would be one more
   * dependency.
   */
  @SuppressWarnings("rawtypes")
  private static final class OptionalSerializer extends JsonSerializer<Optional> {
    @Override
    public boolean isEmpty(SerializerProvider provider, Optional value) {
      return value.isEmpty();
    }

    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.isPresent() ? value.get() : null, out);
    }
  }
}
