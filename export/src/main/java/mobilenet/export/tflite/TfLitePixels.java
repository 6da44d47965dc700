package mobilenet.export.tflite;

import java.util.List;

/** The last step of preprocessing: from samples to what the network takes. */
final class TfLitePixels {
  private static final float WHITE = 255;

  private final TfLiteGraph file;
  private final TfLiteInput.Pixels pixels;

  TfLitePixels(TfLiteGraph file, TfLiteInput.Pixels pixels) {
    this.file = file;
    this.pixels = pixels;
  }

  /** Adds the operators, in the order in which torch computes: another would round otherwise. */
  Value add(Value samples) {
    pixels.normalisation().requireChannels(samples.channels());
    Value floats =
        file.node(
            Operator.CAST,
            new Options.Cast(TensorType.UINT8, TensorType.FLOAT32),
            List.of(samples),
            samples.shape());
    Value share = arithmetic(Operator.DIV, floats, file.scalar(WHITE));
    Value centred = arithmetic(Operator.SUB, share, channels("mean", pixels.mean()));
    return arithmetic(Operator.DIV, centred, channels("std", pixels.std()));
  }

  private Value arithmetic(Operator operator, Value a, Value b) {
    return file.node(operator, new Options.Fused(FusedActivation.NONE), List.of(a, b), a.shape());
  }

  private Value channels(String key, List<Double> values) {
    float[] singles = new float[values.size()];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = values.get(i).floatValue();
    }
    return file.weight(key, singles, singles.length);
  }
}
