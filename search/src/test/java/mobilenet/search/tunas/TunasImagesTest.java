package mobilenet.search.tunas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.loader.Selection;
import mobilenet.search.training.Slice;
import mobilenet.search.training.TrainingImages;
import org.junit.jupiter.api.Test;

class TunasImagesTest {
  private static Map<Integer, Long> classes(TrainingImages images, Selection part) {
    return part.stream()
        .mapToObj(i -> images.dataset().get(i).label())
        .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
  }

  @Test
  void threePartsOfTheTrainingSplitHaveNoImageInCommon() throws Exception {
    TrainingImages given = TinySearch.images();
    TunasImages images = TunasImages.of(given);
    Selection weights = images.rewards().parts().training();
    Selection rewards = images.rewards().parts().validation();
    Selection report = images.report().parts().validation();
    assertThat(weights).isEqualTo(given.parts().training());
    assertThat(images.report().parts().training()).isEqualTo(weights);
    assertThat(rewards.size()).isEqualTo(160);
    assertThat(report.size()).isEqualTo(40);
    assertThat(
            IntStream.concat(weights.stream(), IntStream.concat(rewards.stream(), report.stream()))
                .distinct()
                .count())
        .isEqualTo(400);
    Map<Integer, Long> all = classes(given, given.parts().validation());
    classes(given, report)
        .forEach(
            (label, count) ->
                assertThat(count.doubleValue())
                    .isCloseTo(0.2 * Objects.requireNonNull(all.get(label)), within(1.0)));
    // All indices are of this data set, and the test split is another one.
    assertThat(given.dataset().size())
        .isEqualTo(ImageDatasets.open(Slice.DATA, Split.TRAIN).size());
  }

  @Test
  void itIsTheSameDivisionEveryTime() throws Exception {
    assertThat(TunasImages.of(TinySearch.images()).report().parts().validation())
        .isEqualTo(TunasImages.of(TinySearch.images()).report().parts().validation());
  }

  @Test
  void tooFewForTwoParts() throws Exception {
    TrainingImages few = TrainingImages.open(Slice.DATA, 0.01, Optional.of(100));
    assertThatThrownBy(() -> TunasImages.of(few))
        .hasMessage(
            "1 images are held out, too few for rewards and a report; raise --hold-out or --limit");
  }
}
