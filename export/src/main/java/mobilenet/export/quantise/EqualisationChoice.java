package mobilenet.export.quantise;

/** Whether the channels between two convolutions are given ranges of about the same size. */
public enum EqualisationChoice {
  /** Where the answers then have less noise on the calibration images: both ways are tried. */
  AUTO,
  /** Wherever it is exact. */
  ALWAYS,
  /** Nowhere. */
  NEVER
}
