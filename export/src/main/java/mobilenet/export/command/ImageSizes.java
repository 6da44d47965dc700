package mobilenet.export.command;

import mobilenet.cli.NetworkOptions.Network;

/** The size of images that a network is made for. */
final class ImageSizes {
  private ImageSizes() {}

  /** That of its checkpoint's tests or, without a checkpoint, its own. */
  static int of(Network network) {
    return network
        .config()
        .map(config -> config.pretrained())
        .map(pretrained -> pretrained.testedSize())
        .orElse(network.architecture().input())
        .size();
  }
}
