package mobilenet.export.command;

import java.util.Locale;
import mobilenet.export.onnx.PixelLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an order of samples. */
final class LayoutConverter implements ITypeConverter<PixelLayout> {
  @Override
  public PixelLayout convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "nhwc" -> PixelLayout.NHWC;
      case "nchw" -> PixelLayout.NCHW;
      default ->
          throw new TypeConversionException("expected nhwc or nchw, given \"" + value + "\"");
    };
  }
}
