package mobilenet.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import mobilenet.file.Sha256;

/**
 * Tells whether two data sets are the same, wherever they are stored. It covers their classes, the
 * name, label and size of every image in order, and the content of some images.
 *
 * @param hash 16 hexadecimal digits
 * @param images how many there are
 * @param classes how many there are
 */
public record DatasetFingerprint(String hash, int images, int classes) {
  /** How many images are read, spread evenly: reading all would take minutes. */
  private static final int SAMPLE = 64;

  private static final int HASH_DIGITS = 16;

  /**
   * The fingerprint of a data set, which takes a fraction of a second for 60,000 images. Images
   * that cannot be read are part of it as unreadable.
   */
  public static DatasetFingerprint of(ImageDataset dataset) {
    Sum sum = new Sum();
    sum.add(dataset.classNames().size());
    dataset.classNames().forEach(sum::add);
    sum.add(dataset.size());
    for (int i = 0; i < dataset.size(); i++) {
      sum.add(dataset.get(i));
      sum.add(dataset.stored(i).map(StoredImage::size).orElse(0L));
    }
    for (int i = 0; i < Math.min(SAMPLE, dataset.size()); i++) {
      Optional<StoredImage> image =
          dataset.stored((int) ((long) i * dataset.size() / Math.min(SAMPLE, dataset.size())));
      if (image.isPresent()) {
        sum.add(image.get());
      }
    }
    return new DatasetFingerprint(sum.hash(), dataset.size(), dataset.classNames().size());
  }

  /**
   * A fingerprint of names and labels alone, without classes, sizes and contents.
   *
   * @return 16 hexadecimal digits
   */
  public static String ofNames(ImageDataset dataset) {
    Sum sum = new Sum();
    for (int i = 0; i < dataset.size(); i++) {
      sum.add(dataset.get(i));
    }
    return sum.hash();
  }

  /** For people: {@code 60000 images of 10 classes (0123456789abcdef)}. */
  @Override
  public String toString() {
    return images + " images of " + classes + " classes (" + hash + ")";
  }

  /**
   * Hashes the length of everything before its content, so that different lists never look alike.
   */
  private static final class Sum {
    private final Sha256 sum = new Sha256();

    void add(long number) {
      sum.add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    void add(byte[] content) {
      add(content.length);
      sum.add(content);
    }

    /** Normalised, since systems differ in how they encode accents in file names. */
    void add(String text) {
      add(Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
    }

    /** Name and label; systems differ in how they separate the parts of paths. */
    void add(LabelledImage image) {
      add(image.name().replace('\\', '/'));
      add(image.label());
    }

    void add(StoredImage image) {
      try {
        add(image.content().read());
      } catch (IOException e) {
        add(-1);
      }
    }

    String hash() {
      return sum.digits(HASH_DIGITS);
    }
  }
}
