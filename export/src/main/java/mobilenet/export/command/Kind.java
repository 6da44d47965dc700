package mobilenet.export.command;

import java.util.Locale;

/** With which numbers a quantised file computes or stores. */
enum Kind {
  /** 8-bit weights and feature maps. */
  INT8,
  /** Half floats as weights. */
  FP16;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
