package mobilenet.data.augment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of {@link RandAugmentString}. */
enum RandAugmentKey {
  MAGNITUDE("m"),
  OPERATIONS("n"),
  PROBABILITY("p"),
  SPREAD("mstd"),
  MAX_MAGNITUDE("mmax"),
  INCREASING("inc");

  private final String text;

  RandAugmentKey(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<RandAugmentKey> of(String text) {
    return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(RandAugmentKey::text).collect(Collectors.joining(", "));
  }
}
