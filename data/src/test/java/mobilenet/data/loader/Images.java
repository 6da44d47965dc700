package mobilenet.data.loader;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.augment.Augmentation;
import mobilenet.data.augment.Crop;
import mobilenet.data.augment.SampleTransform;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;

/**
 * A data set made up for tests: image i has the label i mod classes, and tells its number by its
 * red and green samples.
 */
record Images(int size, int classes, Source source) implements ImageDataset {
  /** Inputs that are the images, with samples of 0 to 1. */
  static final SampleTransform PLAIN = transform(Augmentation.NONE);

  /** Inputs that depend on the generator, once transforms do. */
  static final SampleTransform RANDOM =
      transform(
          new Augmentation(
              new Crop.PadAndCrop(2),
              0.5,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  /** Where images come from. */
  interface Source {
    RgbImage load(int index) throws java.io.IOException;
  }

  private static SampleTransform transform(Augmentation augmentation) {
    return new SampleTransform(
        augmentation,
        new Preprocessing(
            3,
            4,
            4,
            1,
            Interpolation.BILINEAR,
            List.of(0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0),
            CropMode.CENTER));
  }

  static Images of(int size, int classes) {
    return new Images(size, classes, Images::image);
  }

  static RgbImage image(int index) {
    byte[] samples = new byte[4 * 4 * RgbImage.CHANNELS];
    for (int i = 0; i < samples.length; i += RgbImage.CHANNELS) {
      samples[i] = (byte) index;
      samples[i + 1] = (byte) (index >> 8);
      samples[i + 2] = (byte) i;
    }
    return RgbImage.of(4, 4, samples);
  }

  /** Numbers of the images of a batch made by {@link #PLAIN}. */
  static List<Integer> numbers(Batch batch) {
    return IntStream.range(0, batch.size())
        .map(i -> i * PLAIN.length())
        .map(
            o ->
                Math.round(255 * batch.images()[o]) + 256 * Math.round(255 * batch.images()[o + 1]))
        .boxed()
        .toList();
  }

  @Override
  public List<String> classNames() {
    return IntStream.range(0, classes).mapToObj(i -> "class" + i).toList();
  }

  @Override
  public LabelledImage get(int index) {
    return new LabelledImage("image " + index, index % classes, () -> source.load(index));
  }
}
