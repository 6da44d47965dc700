package mobilenet.architecture;

import java.util.Arrays;
import java.util.Optional;

/** Element-wise non-linearities of the MobileNet and EfficientNet families. */
public enum Activation {
  /** {@code x}. */
  IDENTITY("", "–"),
  /** {@code max(x, 0)}. */
  RELU("re", "RE"),
  /** {@code min(max(x, 0), 6)}; V1 and V2. */
  RELU6("r6", "R6"),
  /** {@code x · min(max(x + 3, 0), 6) / 6}; V3. */
  HARD_SWISH("hs", "HS"),
  /** {@code x · sigmoid(x)}, also called SiLU; EfficientNet. */
  SWISH("sw", "SW"),
  /** {@code x · Φ(x)} in the exact erf form; V4 Hybrid-L. */
  GELU("ge", "GELU"),
  /** {@code 1 / (1 + exp(-x))}; the gate of EfficientNet's squeeze-and-excitation. */
  SIGMOID("", "SIGM"),
  /** {@code min(max(x + 3, 0), 6) / 6}; the gate of V3's squeeze-and-excitation. */
  HARD_SIGMOID("", "HSIGM");

  private final String archCode;
  private final String label;

  Activation(String archCode, String label) {
    this.archCode = archCode;
    this.label = label;
  }

  /**
   * The code in timm's arch strings, as in {@code _nre}; empty for activations that a block cannot
   * have.
   */
  public Optional<String> archCode() {
    return archCode.isEmpty() ? Optional.empty() : Optional.of(archCode);
  }

  /** The papers' abbreviation: {@code RE}, {@code HS} and so on. */
  public String label() {
    return label;
  }

  /** The activation of an arch-string code, or empty when there is none. */
  public static Optional<Activation> ofArchCode(String code) {
    return Arrays.stream(values())
        .filter(a -> !a.archCode.isEmpty() && a.archCode.equals(code))
        .findFirst();
  }
}
