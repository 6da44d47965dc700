package mobilenet.export.check;

import java.util.List;
import java.util.stream.Collectors;
import mobilenet.architecture.InputShape;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.Dimension;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.OnnxType;
import mobilenet.export.onnx.read.BrokenOnnxException;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.export.onnx.read.OnnxValue;
import mobilenet.export.tflite.TensorType;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.read.BrokenTfLiteException;
import mobilenet.export.tflite.read.TensorInfo;
import mobilenet.export.tflite.read.TfLiteModel;

/** An exported file in the runtime that it was made for, on one thread. */
public interface ExportedFile extends AutoCloseable {

  /** Name and version of the runtime. */
  String runtime();

  /**
   * The first output for an image. A file for several images gets it several times.
   *
   * @param image height · width · channels floats, channels of a pixel together, normalised
   * @return logits; of a network without a head its features, in the format's own order
   * @throws FailedCheckException if the runtime cannot run it
   */
  float[] answer(float[] image);

  /** What is measured: a run of an image whose bytes are made once. */
  Runnable repeatedly(float[] image);

  @Override
  void close();

  /**
   * Loads a file of ONNX or TensorFlow Lite, whichever it is.
   *
   * @param file its bytes
   * @param image channels, height and width, which it must take one at a time as floats
   * @throws FailedCheckException if it is neither, damaged, takes something else, or is refused by
   *     its runtime
   * @throws LinkageError if that runtime is not on the class path, or not for this system
   */
  static ExportedFile open(byte[] file, InputShape image) {
    try {
      return TfLiteModel.isNamed(file) ? tfLite(file, image) : onnx(file, image);
    } catch (BrokenOnnxException e) {
      throw new FailedCheckException(
          "expected an ONNX or TensorFlow Lite file of this project; " + e.getMessage(), e);
    } catch (BrokenTfLiteException e) {
      throw new FailedCheckException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ExportedFile tfLite(byte[] file, InputShape image) {
    TfLiteModel model = TfLiteModel.read(file);
    if (model.inputs().size() != 1 || model.inputTensors().get(0).shape().size() != 4) {
      throw new FailedCheckException(
          "expected a TensorFlow Lite file of this project; it has not one input of four"
              + " dimensions");
    }
    TensorInfo input = model.inputTensors().get(0);
    List<Integer> shape = input.shape();
    String takes =
        input.type() + " " + shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    int size = image.size();
    if (input.type() != TensorType.FLOAT32 || !shape.subList(0, 3).equals(List.of(1, size, size))) {
      throw unsuited(takes, size);
    }
    if (shape.get(3) != image.channels()) {
      throw otherChannels(takes, image.channels());
    }
    if (model.outputs().isEmpty() || model.outputTensors().get(0).type() != TensorType.FLOAT32) {
      throw new FailedCheckException("its first output is no floats; give a file that has logits");
    }
    return new TfLiteFile(file, TfLiteOptions.of(size, size));
  }

  private static ExportedFile onnx(byte[] file, InputShape image) {
    OnnxModel model = OnnxModel.read(file);
    if (model.inputs().size() != 1 || model.inputs().get(0).shape().size() != 4) {
      throw new BrokenOnnxException("it has not one input of four dimensions");
    }
    OnnxValue input = model.inputs().get(0);
    List<Dimension> shape = input.shape();
    String takes = input.type() + " " + input.shapeText();
    int size = image.size();
    if (input.type() != OnnxType.FLOAT32
        || !takes(shape.get(0), 1)
        || !takes(shape.get(2), size)
        || !takes(shape.get(3), size)) {
      throw unsuited(takes, size);
    }
    if (!takes(shape.get(1), image.channels())) {
      throw otherChannels(takes, image.channels());
    }
    return new OnnxRuntimeFile(
        file, OnnxOptions.of(size, size).withBatch(Extent.of(1)), size, size);
  }

  private static boolean takes(Dimension dimension, int length) {
    return dimension.length().orElse(length) == length;
  }

  private static FailedCheckException unsuited(String takes, int size) {
    return new FailedCheckException(
        "takes "
            + takes
            + "; expected one image of normalised floats at "
            + size
            + "×"
            + size
            + ": export it so, without --with-preprocessing, --batch or another --size");
  }

  private static FailedCheckException otherChannels(String takes, int channels) {
    return new FailedCheckException(
        "takes "
            + takes
            + "; expected images of "
            + channels
            + (channels == 1 ? " channel" : " channels")
            + ": give a file that was exported from this checkpoint");
  }
}
