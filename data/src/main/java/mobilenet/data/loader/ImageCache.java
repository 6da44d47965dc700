package mobilenet.data.loader;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.data.LabelledImage;
import mobilenet.image.RgbImage;

/**
 * Keeps decoded images until its memory is full, the first ones for good: with every image used
 * once an epoch, exchanging them would not save more. Thread-safe.
 */
final class ImageCache {
  /** Of the objects around the samples, roughly. */
  private static final int OVERHEAD = 100;

  private final Map<Integer, RgbImage> images = new ConcurrentHashMap<>();
  private final AtomicLong freeBytes;

  ImageCache(long bytes) {
    this.freeBytes = new AtomicLong(bytes);
  }

  /** The image of that index, decoded unless it is kept. */
  RgbImage load(int index, LabelledImage image) throws IOException {
    Optional<RgbImage> kept = Optional.ofNullable(images.get(index));
    if (kept.isPresent()) {
      return kept.get();
    }
    RgbImage decoded = image.load();
    long bytes = (long) decoded.width() * decoded.height() * RgbImage.CHANNELS + OVERHEAD;
    if (freeBytes.addAndGet(-bytes) < 0) {
      // Leaves room for a smaller one.
      freeBytes.addAndGet(bytes);
    } else {
      images.put(index, decoded);
    }
    return decoded;
  }
}
