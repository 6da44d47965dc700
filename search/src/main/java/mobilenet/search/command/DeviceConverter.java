package mobilenet.search.command;

import java.io.IOException;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.RuntimeTarget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds a device by the name that a user gives. */
final class DeviceConverter implements ITypeConverter<LatencyDevice> {
  /** This project's runtime, in this process. */
  static final LatencyDevice RUNTIME =
      new LatencyDevice() {
        @Override
        public String name() {
          return "runtime";
        }

        @Override
        public int starts() {
          return 3;
        }

        @Override
        public LatencyTarget open() throws IOException, InterruptedException {
          return RuntimeTarget.open();
        }
      };

  @Override
  public LatencyDevice convert(String value) {
    return all()
        .filter(device -> device.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of "
                        + all().map(LatencyDevice::name).toList()
                        + ", given "
                        + value));
  }

  private static Stream<LatencyDevice> all() {
    return Stream.concat(
        Stream.of(RUNTIME),
        ServiceLoader.load(LatencyDevice.class).stream().map(ServiceLoader.Provider::get));
  }
}
