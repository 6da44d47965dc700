package mobilenet.export.form;

/** How floats of weights are stored. */
public enum WeightType {
  /** Single precision: four bytes. */
  FLOAT32,
  /** Half precision: two bytes, and computed with in single precision. */
  FLOAT16
}
