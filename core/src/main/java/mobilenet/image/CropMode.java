package mobilenet.image;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How an image of another aspect ratio becomes the network's input: timm's {@code crop_mode}. */
public enum CropMode {
  /** Keeps the aspect ratio, shorter side fits, the rest is cut off. Every MobileNet checkpoint. */
  CENTER("center"),
  /** Stretches both sides to fit. */
  SQUASH("squash"),
  /** Keeps the aspect ratio, longer side fits, the rest is filled with the mean colour. */
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
   * The mode of a name in timm's {@code config.json}.
   *
   * @throws IllegalArgumentException for a name that is none of {@link #timmName()}
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
