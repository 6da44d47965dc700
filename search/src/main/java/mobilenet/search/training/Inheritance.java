package mobilenet.search.training;

/** With which weights a network begins that was just cut. */
public enum Inheritance {
  /** Those of the channels that weigh most in the network that it was cut from. */
  LARGEST,
  /** New ones: a search for widths alone. */
  NEW
}
