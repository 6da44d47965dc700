package mobilenet.runtime.vector;

import mobilenet.graph.Op;

/** Gives a convolution's kernel the packed weights that it asks for. */
interface Packing {

  /** As {@link DepthwiseConvolution#pack}. */
  float[] depthwise();

  /** For minimal filtering. */
  WinogradWeights winograd();

  /** Of one group of channels. */
  PackedWeights group(int group);

  /** Packs a weight of O×(I/groups)×k×k and a bias of O. */
  static Packing of(TileSet tiles, Op.Convolution conv, float[] weight, float[] bias) {
    return new Packing() {
      @Override
      public float[] depthwise() {
        return DepthwiseConvolution.pack(conv, weight, bias);
      }

      @Override
      public WinogradWeights winograd() {
        return WinogradWeights.of(tiles, conv, weight, bias);
      }

      @Override
      public PackedWeights group(int group) {
        return PackedWeights.of(tiles, conv, group, weight, bias);
      }
    };
  }

  /** Gives layouts alone, for kernels that are planned and never run. */
  static Packing outline(TileSet tiles, Op.Convolution conv) {
    return new Packing() {
      @Override
      public float[] depthwise() {
        return new float[0];
      }

      @Override
      public WinogradWeights winograd() {
        return WinogradWeights.outline();
      }

      @Override
      public PackedWeights group(int group) {
        int inputs = conv.inChannels() / conv.groups() * conv.kernel() * conv.kernel();
        return PackedWeights.outline(tiles, conv.outChannels() / conv.groups(), inputs);
      }
    };
  }
}
