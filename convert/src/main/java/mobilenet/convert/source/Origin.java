package mobilenet.convert.source;

/** The framework that a file is from, as far as it decides what a file does not say. */
public enum Origin {
  /** PyTorch; the names tell timm from torchvision. */
  PYTORCH,
  /** keras.applications: TensorFlow's padding, epsilon 1e-3, pixels from -1 to 1. */
  KERAS,
  /** A graph of TensorFlow, which says itself how it pads. */
  TENSORFLOW
}
