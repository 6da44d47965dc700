package mobilenet.export.command;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. */
final class FormatConverter implements ITypeConverter<ExportFormat> {
  @Override
  public ExportFormat convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "onnx" -> ExportFormat.ONNX;
      case "tflite" -> ExportFormat.TFLITE;
      default ->
          throw new TypeConversionException("expected onnx or tflite, given \"" + value + "\"");
    };
  }
}
