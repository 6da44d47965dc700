package mobilenet.export.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.export.form.Extent;

/**
 * How {@link OnnxExport} writes a network.
 *
 * @param opset of the operators
 * @param batch images a run
 * @param height rows of an image
 * @param width columns of an image
 * @param input what the file takes
 * @param taps feature maps that are outputs too, by the names of {@link mobilenet.graph.Taps}
 * @param metadata texts that the file carries, by key; see {@link OnnxMetadata}
 */
public record OnnxOptions(
    Opset opset,
    Extent batch,
    Extent height,
    Extent width,
    OnnxInput input,
    List<String> taps,
    Map<String, String> metadata) {

  /** Copies the collections. */
  public OnnxOptions {
    taps = taps.stream().distinct().toList();
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * One normalised image of a fixed size a run, in the default operator set.
   *
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public static OnnxOptions of(int height, int width) {
    return new OnnxOptions(
        Opset.DEFAULT,
        Extent.of(1),
        Extent.of(height),
        Extent.of(width),
        new OnnxInput.Normalised(),
        List.of(),
        Map.of());
  }

  /** The same in another operator set. */
  public OnnxOptions withOpset(Opset opset) {
    return new OnnxOptions(opset, batch, height, width, input, taps, metadata);
  }

  /** The same for another number of images. */
  public OnnxOptions withBatch(Extent batch) {
    return new OnnxOptions(opset, batch, height, width, input, taps, metadata);
  }

  /** The same for images of any size. */
  public OnnxOptions withFreeSize() {
    return new OnnxOptions(opset, batch, Extent.any(), Extent.any(), input, taps, metadata);
  }

  /** The same with another input. */
  public OnnxOptions withInput(OnnxInput input) {
    return new OnnxOptions(opset, batch, height, width, input, taps, metadata);
  }

  /** The same with other feature maps as outputs. */
  public OnnxOptions withTaps(List<String> taps) {
    return new OnnxOptions(opset, batch, height, width, input, taps, metadata);
  }

  /** The same with other texts. */
  public OnnxOptions withMetadata(Map<String, String> metadata) {
    return new OnnxOptions(opset, batch, height, width, input, taps, metadata);
  }

  /** Whether images of any size can be run. */
  boolean anySize() {
    return height.isFree() || width.isFree();
  }
}
