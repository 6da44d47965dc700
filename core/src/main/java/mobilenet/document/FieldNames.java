package mobilenet.document;

/** Members of an architecture document. */
final class FieldNames {
  static final String FORMAT = "format";
  static final String VERSION = "version";
  static final String NAME = "name";
  static final String FAMILY = "family";
  static final String INPUT = "input";
  static final String CHANNELS = "channels";
  static final String SIZE = "size";
  static final String CLASSES = "classes";
  static final String ACTIVATION = "activation";
  static final String STEM = "stem";
  static final String KERNEL = "kernel";
  static final String STRIDE = "stride";
  static final String STAGES = "stages";
  static final String HEAD = "head";
  static final String TYPE = "type";
  static final String NORM = "norm";
  static final String SCALING = "scaling";
  static final String WIDTH = "width";
  static final String DEPTH = "depth";
  static final String STEM_FIXED_BELOW = "stem_fixed_below";
  static final String HEAD_WIDTH = "head_width";
  static final String DEPTH_SCOPE = "depth_scope";
  static final String CONVENTIONS = "conventions";
  static final String PADDING = "padding";
  static final String BATCH_NORM_EPSILON = "batch_norm_epsilon";
  static final String SQUEEZE_EXCITE = "squeeze_excite";
  static final String BASIS = "basis";
  static final String DIVISOR = "divisor";
  static final String INNER = "inner";
  static final String GATE = "gate";
  static final String LAYER_SCALE = "layer_scale";
  static final String ANTI_ALIAS = "anti_alias";
  static final String OUTPUT_STRIDE = "output_stride";

  /** Value of {@link #STEM_FIXED_BELOW} where the stem keeps its channels at every width. */
  static final String ALWAYS = "always";

  /** Values of a head's {@link #TYPE}. */
  static final String POOL = "pool";

  static final String CONV_POOL = "conv_pool";
  static final String POOL_CONV = "pool_conv";
  static final String FEATURE_MAP = "feature_map";

  private FieldNames() {}
}
