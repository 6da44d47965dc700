package mobilenet.export.command;

import mobilenet.cli.NetworkOptions.Network;
import mobilenet.cli.UsageException;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;

/** What only a checkpoint's {@code config.json} says. */
final class RequiredConfig {
  private RequiredConfig() {}

  /**
   * How a network's images are prepared.
   *
   * @param who needs to know
   * @param what of it, a sentence without the place
   * @throws UsageException if the network is no checkpoint
   */
  static PretrainedConfig of(Network network, String who, String what) {
    return network
        .config()
        .map(CheckpointConfig::pretrained)
        .orElseThrow(
            () ->
                new UsageException(
                    who
                        + " needs a checkpoint's folder with --model: "
                        + what
                        + " in its config.json"));
  }
}
