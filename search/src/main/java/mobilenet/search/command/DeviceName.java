package mobilenet.search.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.RuntimeTarget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A device that a table can be measured on. */
enum DeviceName {
  /** This project's runtime, in this process. */
  RUNTIME;

  /** Makes it ready. */
  LatencyTarget open() throws IOException, InterruptedException {
    return switch (this) {
      case RUNTIME -> RuntimeTarget.open();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads an argument. */
  static final class Converter implements ITypeConverter<DeviceName> {
    @Override
    public DeviceName convert(String value) {
      return Arrays.stream(values())
          .filter(device -> device.toString().equals(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of " + Arrays.toString(values()) + ", given " + value));
    }
  }
}
