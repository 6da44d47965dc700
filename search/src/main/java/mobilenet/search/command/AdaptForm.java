package mobilenet.search.command;

import java.util.Locale;
import mobilenet.search.netadapt.AdaptSettings;

/** A form of NetAdapt that has a name on the command line. */
enum AdaptForm implements Labelled {
  /** MobileNetV3's, which trains the result from scratch. */
  V3("v3"),
  /** The first paper's, which goes on with the weights that are left. */
  ORIGINAL("original");

  private final String label;

  AdaptForm(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  AdaptSettings settings() {
    return this == V3 ? AdaptSettings.V3 : AdaptSettings.ORIGINAL;
  }

  LastTraining last() {
    return this == V3 ? LastTraining.SCRATCH : LastTraining.ON;
  }

  /** What is done with the network that meets the target. */
  enum LastTraining implements Labelled {
    /** It is trained with new weights. */
    SCRATCH,
    /** It is trained on. */
    ON,
    /** It stays as its step has trained it. */
    NONE;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
