package mobilenet.train.loader;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.data.LabelledImage;
import mobilenet.image.RgbImage;

/**
 * Keeps decoded pictures until its memory is full, the first ones for good: with every picture used
 * once an epoch, exchanging them would not save more. Thread-safe.
 */
final class PictureCache {
  /** Of the objects around the samples, roughly. */
  private static final int OVERHEAD = 100;

  private final Map<Integer, RgbImage> pictures = new ConcurrentHashMap<>();
  private final AtomicLong freeBytes;

  PictureCache(long bytes) {
    this.freeBytes = new AtomicLong(bytes);
  }

  /** The picture of that index, decoded unless it is kept. */
  RgbImage load(int index, LabelledImage image) throws IOException {
    Optional<RgbImage> kept = Optional.ofNullable(pictures.get(index));
    if (kept.isPresent()) {
      return kept.get();
    }
    RgbImage picture = image.load();
    long bytes = (long) picture.width() * picture.height() * RgbImage.CHANNELS + OVERHEAD;
    if (freeBytes.addAndGet(-bytes) < 0) {
      // Leaves room for a smaller one.
      freeBytes.addAndGet(bytes);
    } else {
      pictures.put(index, picture);
    }
    return picture;
  }
}
