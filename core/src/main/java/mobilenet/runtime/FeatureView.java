package mobilenet.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.graph.Shape;
import mobilenet.runtime.kernel.FeatureMap;

/** Reads a feature map of a session. Valid until the session's next run. */
public final class FeatureView {
  private final FeatureMap map;
  private final float[] data;

  private FeatureView(FeatureMap map, float[] data) {
    this.map = map;
    this.data = data;
  }

  static Map<String, FeatureView> of(Map<String, Plan.Place> places, float[][] arrays) {
    Map<String, FeatureView> views = new LinkedHashMap<>();
    places.forEach(
        (name, place) -> views.put(name, new FeatureView(place.map(), arrays[place.slot()])));
    return Collections.unmodifiableMap(views);
  }

  /** Channels, height, width. */
  public Shape shape() {
    return map.shape();
  }

  /** One value. */
  public float get(int channel, int y, int x) {
    return data[map.offset(y, x) + channel];
  }

  /** Copies in NHWC order, channels of a pixel together; for vectors, just the vector. */
  public void copyTo(float[] destination, int offset) {
    for (int pixel = 0; pixel < map.pixels(); pixel++) {
      System.arraycopy(
          data,
          pixel * map.pixelStride(),
          destination,
          offset + pixel * map.channels(),
          map.channels());
    }
  }

  /** Copies in NCHW order, as PyTorch lays feature maps out. */
  public void copyToPlanar(float[] destination, int offset) {
    for (int pixel = 0; pixel < map.pixels(); pixel++) {
      for (int c = 0; c < map.channels(); c++) {
        destination[offset + c * map.pixels() + pixel] = data[pixel * map.pixelStride() + c];
      }
    }
  }
}
