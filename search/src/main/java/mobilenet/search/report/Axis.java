package mobilenet.search.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A linear axis between round numbers.
 *
 * @param least value at its beginning
 * @param most value at its end
 * @param step between its ticks
 */
record Axis(double least, double most, double step) {
  private static final int TICKS = 5;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /** Around some values, with room where there is one alone. */
  static Axis around(DoubleStream values, double room) {
    double[] all = values.toArray();
    double least = DoubleStream.of(all).min().orElse(0) - room;
    double most = DoubleStream.of(all).max().orElse(1) + room;
    double raw = (most - least) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * power;
    for (int i = ROUND.length - 1; i >= 0; i--) {
      step = ROUND[i] * power >= raw ? ROUND[i] * power : step;
    }
    return new Axis(Math.floor(least / step) * step, Math.ceil(most / step) * step, step);
  }

  /** Where a value is, 0 at the beginning and 1 at the end. */
  double place(double value) {
    return (value - least) / (most - least);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long count = Math.round((most - least) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(least + i * step);
    }
    return ticks;
  }

  /** With as many decimals as the step needs. */
  String label(double tick) {
    int decimals = 0;
    double rest = step;
    while (decimals < 6 && Math.abs(rest - Math.rint(rest)) > 1e-9 * rest) {
      rest *= 10;
      decimals++;
    }
    return String.format(Locale.ROOT, "%." + decimals + "f", tick == 0 ? 0 : tick);
  }
}
