package mobilenet.search.distillation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a student learns from. */
public enum Setting {
  /** Labels alone. */
  PLAIN,
  /** Labels alone, for as much more arithmetic as a teacher costs the other students. */
  COMPUTE_MATCHED,
  /** What the teacher said of the images with labels. */
  DISTILLED,
  /** The same, and what it said of images without labels. */
  POOL,
  /** What the teacher said of another image of the same class. */
  SHUFFLED;

  /** In files and options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a teacher is needed. */
  public boolean isTaught() {
    return this == DISTILLED || this == POOL || this == SHUFFLED;
  }

  /** The one of that label. */
  public static Optional<Setting> find(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
