package mobilenet.export.onnx;

import java.util.List;

/** The last step of preprocessing: from samples to what the network takes. */
final class OnnxPixels {
  private static final float WHITE = 255;

  private final OnnxGraph onnx;
  private final OnnxInput.Pixels pixels;

  OnnxPixels(OnnxGraph onnx, OnnxInput.Pixels pixels) {
    this.onnx = onnx;
    this.pixels = pixels;
  }

  /**
   * Adds the operators, in the order in which torch computes: another would round otherwise.
   *
   * @param samples name of the input
   * @param channels of the network
   */
  String add(String samples, int channels) {
    pixels.normalisation().requireChannels(channels);
    String planar =
        pixels.layout() == PixelLayout.NCHW
            ? samples
            : onnx.node(
                "Transpose", List.of(samples), Attribute.ofInts("perm", pixels.layout().toNchw()));
    String floats = onnx.node("Cast", List.of(planar), Attribute.of("to", OnnxType.FLOAT32.code()));
    String share = onnx.node("Div", List.of(floats, onnx.scalar(WHITE)));
    String centred =
        onnx.node("Sub", List.of(share, onnx.channels("mean", singles(pixels.mean()))));
    return onnx.node("Div", List.of(centred, onnx.channels("std", singles(pixels.std()))));
  }

  private static float[] singles(List<Double> values) {
    float[] singles = new float[values.size()];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = values.get(i).floatValue();
    }
    return singles;
  }
}
