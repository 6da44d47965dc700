package mobilenet.cli;

import java.util.Locale;
import mobilenet.architecture.Padding;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a padding rule's name. */
final class PaddingConverter implements ITypeConverter<Padding> {
  @Override
  public Padding convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "same" -> Padding.SAME;
      case "symmetric" -> Padding.SYMMETRIC;
      default ->
          throw new TypeConversionException("expected same or symmetric, given \"" + value + "\"");
    };
  }
}
