package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import org.junit.jupiter.api.Test;

class RunMeasurementTest {

  private record Classes(List<String> classNames) implements ImageDataset {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public LabelledImage get(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  private static void check(List<String> training, List<String> test) throws DatasetException {
    RunMeasurement.requireSameClasses(new Classes(training), new Classes(test));
  }

  @Test
  void numbersOfClassesMustMeanTheSame() {
    List<String> learnt = List.of("cat", "dog", "eel");
    assertThatCode(() -> check(learnt, List.copyOf(learnt))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(learnt, List.of("cat", "eel", "dog")))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "the training images have 3 classes, the test images 3; the first that differs,"
                + " number 1, is \"dog\" of the training images and \"eel\" of the test"
                + " images; give both splits the same classes");
    assertThatThrownBy(() -> check(learnt, List.of("cat", "dog")))
        .hasMessageContaining(
            "number 2, is \"eel\" of the training images and none of the test images");
  }
}
