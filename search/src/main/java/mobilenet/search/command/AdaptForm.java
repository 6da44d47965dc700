package mobilenet.search.command;

import java.util.Locale;
import mobilenet.search.netadapt.AdaptSettings;

/** A form of NetAdapt that has a name on the command line. */
enum AdaptForm implements Labelled {
  /** MobileNetV3's, which trains the result from scratch. */
  V3("v3", AdaptSettings.V3, LastTraining.SCRATCH),
  /** The first paper's, which goes on with the weights that are left. */
  ORIGINAL("original", AdaptSettings.ORIGINAL, LastTraining.ON);

  private final String label;
  private final AdaptSettings settings;
  private final LastTraining last;

  AdaptForm(String label, AdaptSettings settings, LastTraining last) {
    this.label = label;
    this.settings = settings;
    this.last = last;
  }

  @Override
  public String label() {
    return label;
  }

  AdaptSettings settings() {
    return settings;
  }

  LastTraining last() {
    return last;
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
