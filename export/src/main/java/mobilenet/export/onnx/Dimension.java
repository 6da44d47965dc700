package mobilenet.export.onnx;

import java.util.OptionalLong;
import mobilenet.export.form.Extent;

/**
 * A dimension of an input or an output, as a file declares it: a number, or a name for what is
 * known only when the file is run.
 *
 * @param text the number or the name
 */
public record Dimension(String text) {
  /** A number, at least 0. */
  public static Dimension of(long length) {
    return new Dimension(Long.toString(length));
  }

  /** A length that is fixed, or else a name. */
  static Dimension of(Extent extent, String name) {
    return extent.length().isPresent() ? of(extent.length().getAsInt()) : new Dimension(name);
  }

  /** The number, if it is one. */
  public OptionalLong length() {
    return text.matches("[0-9]+") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
