package mobilenet.search.latency;

import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.profile.ModelProfile;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;

/**
 * A network as a single step, for devices that cannot be looked into. A table of such steps knows
 * the networks that were measured, and guesses others badly.
 */
public final class WholeNetwork {
  private static final String OPERATION = "network:";
  private static final int DIGITS = 16;

  private WholeNetwork() {}

  /**
   * The step.
   *
   * @param device takes the place of the kernels' name in its key
   */
  public static PlannedStep step(SizedNetwork network, String device) {
    Architecture architecture = network.architecture().withResolution(network.size());
    DataShape data = DataShape.of(architecture);
    String operation =
        OPERATION
            + ArchitectureDocument.hash(architecture).substring(0, DIGITS)
            + ">"
            + data.classes()
            + "@image:"
            + data.channels()
            + "x"
            + data.size()
            + "x"
            + data.size();
    ModelProfile profile = ModelProfile.of(architecture);
    return new PlannedStep(
        new StepKey(device, new StepKey.Grouping.Alone(), List.of(operation)),
        profile.macs(),
        Float.BYTES * profile.params());
  }

  /** Whether a step is a whole network. */
  static boolean isStep(StepKey key) {
    return key.operations().get(0).startsWith(OPERATION);
  }
}
