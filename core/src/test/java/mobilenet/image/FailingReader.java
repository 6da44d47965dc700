package mobilenet.image;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;

/** A plug-in that knows the size and then breaks. */
final class FailingReader extends ImageReader {
  boolean disposed;

  private final Throwable thrown;

  FailingReader(Throwable thrown) {
    super(null);
    this.thrown = thrown;
  }

  @Override
  public void setInput(Object input, boolean seekForwardOnly, boolean ignoreMetadata) {}

  @Override
  public int getNumImages(boolean allowSearch) {
    return 1;
  }

  @Override
  public int getWidth(int imageIndex) {
    return 4;
  }

  @Override
  public int getHeight(int imageIndex) {
    return 4;
  }

  @Override
  public Iterator<ImageTypeSpecifier> getImageTypes(int imageIndex) {
    return Collections.emptyIterator();
  }

  @Override
  public IIOMetadata getStreamMetadata() {
    throw new IllegalStateException("broken inside");
  }

  @Override
  public IIOMetadata getImageMetadata(int imageIndex) {
    throw new IllegalStateException("broken inside");
  }

  @Override
  public BufferedImage read(int imageIndex, ImageReadParam param) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Override
  public void dispose() {
    disposed = true;
  }
}
