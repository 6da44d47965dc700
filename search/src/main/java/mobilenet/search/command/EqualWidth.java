package mobilenet.search.command;

import java.util.Locale;
import mobilenet.architecture.Architecture;
import mobilenet.cli.UsageException;
import mobilenet.search.netadapt.WidthMultipliers;
import mobilenet.search.netadapt.WidthMultipliers.Multiplied;

/**
 * The network of a plain width multiplier that an adapted one has to beat.
 *
 * @param percent of the first network's width
 * @param network under a name that says so
 * @param ms predicted by the adaptation's table; not below the adapted network's
 */
record EqualWidth(int percent, Architecture network, double ms) {

  /**
   * The fastest that is no faster than the adapted network.
   *
   * @param adapted milliseconds predicted for that
   */
  static EqualWidth of(PreparedAdaptation adaptation, double adapted) {
    Multiplied found =
        new WidthMultipliers(adaptation.network())
            .from(adapted, network -> adaptation.latency().predict(network).ms())
            .orElseThrow(
                () ->
                    new UsageException(
                        String.format(
                            Locale.ROOT,
                            "the adapted network takes %.4f ms, longer than %s at any width below"
                                + " its own; leave --compare-width out",
                            adapted,
                            adaptation.network().name())));
    Architecture network =
        found
            .network()
            .named(
                String.format(
                    Locale.ROOT, "%s_width_%03d", adaptation.network().name(), found.percent()));
    return new EqualWidth(found.percent(), network, adaptation.latency().predict(network).ms());
  }
}
