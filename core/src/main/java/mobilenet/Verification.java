package mobilenet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.image.ImageDecoder;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;
import mobilenet.weights.SelfTest;

/**
 * Result of a checkpoint's self-test: images are decoded, preprocessed and classified, and the
 * logits compared with those of the implementation that trained the checkpoint.
 *
 * @param images results in the test's order
 * @param tolerance largest difference allowed
 */
public record Verification(List<Image> images, double tolerance) {
  /** Copies. */
  public Verification {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param image file name
   * @param difference largest absolute difference of a logit
   */
  public record Image(String image, double difference) {}

  /** Whether every image is within the tolerance. */
  public boolean passed() {
    return images.stream().allMatch(image -> image.difference() <= tolerance);
  }

  /**
   * Runs a checkpoint's self-test.
   *
   * @throws CheckpointException if the checkpoint has none, or its images are not beside it
   * @throws IOException if a file is missing or damaged
   * @throws NonFiniteOutputException if the network answers an image with NaN or infinity
   */
  public static Verification of(Path folder) throws IOException {
    SelfTest test;
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      test =
          checkpoint
              .selfTest()
              .orElseThrow(
                  () ->
                      new CheckpointException(
                          folder
                              + ": has no "
                              + Checkpoint.SELF_TEST
                              + "; without expected logits only its tensors can be checked, with"
                              + " 'mobilenet inspect'"));
    }
    if (!(test.inputs() instanceof SelfTest.Inputs.Files files)) {
      throw new CheckpointException(
          folder
              + ": "
              + Checkpoint.SELF_TEST
              + " describes its images in words; put the images beside it and list their"
              + " names under \"images\"");
    }
    try (Classifier classifier = Classifier.load(folder)) {
      ImageDecoder decoder = new ImageDecoder();
      List<Image> images = new ArrayList<>();
      for (int i = 0; i < files.names().size(); i++) {
        String name = files.names().get(i);
        float[] logits = classifier.logits(decoder.decode(folder.resolve(name)));
        images.add(new Image(name, test.difference(i, logits)));
      }
      return new Verification(images, test.tolerance());
    }
  }
}
