package mobilenet.train.trainer;

import mobilenet.data.DatasetFingerprint;
import mobilenet.data.ImageDataset;
import mobilenet.data.JoinedDataset;
import mobilenet.data.loader.Selection;

/**
 * Images of which no label is read.
 *
 * @param images the training images, and perhaps others behind them
 * @param part those of the pool; one that is there twice is shown twice as often
 * @param origin in words, equal for the same images wherever they lie
 */
public record Pool(ImageDataset images, Selection part, String origin) {

  /** Images of the training data, whose labels stay unread. */
  public static Pool within(ImageDataset training, Selection part) {
    return new Pool(training, part, "the training images without labels");
  }

  /** All images of other data, whose classes do not count. */
  public static Pool of(ImageDataset training, ImageDataset others) {
    return new Pool(
        new JoinedDataset(training, others),
        Selection.of(Selection.all(others.size()).stream().map(i -> training.size() + i).toArray()),
        DatasetFingerprint.of(others).toString());
  }

  /** The same data, of which other images are shown. */
  public Pool withPart(Selection part) {
    return new Pool(images, part, origin);
  }

  /** For people, and to tell pools apart. */
  String describe() {
    return part.size()
        + " views of "
        + part.stream().distinct().count()
        + " images of "
        + origin
        + " ("
        + checksum(part)
        + ")";
  }

  static String checksum(Selection part) {
    Checksum sum = new Checksum();
    sum.add(part.size());
    part.stream().forEach(sum::add);
    return sum.toString();
  }
}
