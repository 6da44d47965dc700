package mobilenet.train.recipe;

/** Arithmetic of forward and backward passes; weights and optimiser state are always float32. */
public enum Precision {
  /** 32-bit floats. */
  FLOAT32,
  /** Matrix products and convolutions in bfloat16, by libtorch's autocast. */
  BFLOAT16
}
