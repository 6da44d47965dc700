package mobilenet.image;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How an image of another aspect ratio becomes the network's input: timm's {@code crop_mode}. */
public enum CropMode {
  /**
   * Keeps the aspect ratio; the shorter side fits, the rest is cut off. Used by every MobileNet
   * checkpoint.
   */
  CENTER("center"),
  /** Stretches both sides to fit. */
  SQUASH("squash"),
  /** Keeps the aspect ratio; the longer side fits, the rest is filled with the mean colour. */
  BORDER("border");

  private final String timmName;

  CropMode(String timmName) {
    this.timmName = timmName;
  }

  /** The value of {@code crop_mode} in timm's {@code config.json}. */
  public String timmName() {
    return timmName;
  }

  /**
   * The mode with this name in timm's {@code config.json}.
   *
   * @throws IllegalArgumentException if no {@link #timmName()} is equal to it
   */
  public static CropMode ofTimm(String name) {
    return Arrays.stream(values())
        .filter(m -> m.timmName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown crop mode \""
                        + name
                        + "\"; expected one of "
                        + Arrays.stream(values())
                            .map(CropMode::timmName)
                            .collect(Collectors.joining(", "))));
  }
}
