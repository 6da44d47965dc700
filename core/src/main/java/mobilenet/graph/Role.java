package mobilenet.graph;

/**
 * What a layer does in its section. A norm, an activation or an anti-aliasing pool has the role of
 * the layer that it follows.
 */
public enum Role {
  /** The image, or a node outside of any network. */
  INPUT,
  /** The only convolution of its section: stem, head, or a block of one convolution. */
  CONVOLUTION,
  /** Depthwise, before the expansion. */
  START_DEPTHWISE,
  /** From a block's input channels to its expanded ones. */
  EXPANSION,
  /** Depthwise, on the expanded channels. */
  DEPTHWISE,
  /** To a block's output channels. */
  PROJECTION,
  /** Pooling and both layers that compute the gate. */
  SQUEEZE_EXCITE,
  /** The norm before attention. */
  ATTENTION_NORM,
  /** Attention's queries. */
  QUERY,
  /** Attention's keys, with their down-sampling. */
  KEY,
  /** Attention's values, with their down-sampling. */
  VALUE,
  /** Softmax and both products. */
  ATTENTION,
  /** A learnt factor for each channel. */
  LAYER_SCALE,
  /** The sum of a block's input and its branch. */
  RESIDUAL,
  /** The mean over all pixels. */
  POOL,
  /** The linear layer. */
  CLASSIFIER
}
