package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetDescriptionTest {

  private static List<String> lines(List<String> names, List<Integer> images) {
    return new DatasetDescription(Optional.empty(), names, images, List.of()).lines();
  }

  @Test
  void fewClassesAreListed() {
    assertThat(lines(List.of("cat", "dog"), List.of(1200, 1)))
        .containsExactly("data: images: 1,201 images of 2 classes, cat (1,200), dog (1)");
    assertThat(lines(List.of("cat", "dog"), List.of(5, 5)))
        .containsExactly("data: images: 10 images of 2 classes, 5 each: cat, dog");
    assertThat(lines(List.of("cat", "dog"), List.of(1, 0)))
        .containsExactly("data: images: 1 image of 1 class, cat (1)", "data: without images: dog");
  }

  @Test
  void manyClassesAreCounted() {
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "n" + i).toList();
    assertThat(lines(names, Collections.nCopies(1000, 50)))
        .containsExactly(
            "data: images: 50,000 images of 1,000 classes, 50 to 50 each: n0, n1, n2 … n999");
  }

  @Test
  void allThatIsNotUsedIsNamed() {
    DatasetOrigin origin =
        new DatasetOrigin(
            "class folders",
            "data/Train",
            Optional.of("Train"),
            List.of(new DatasetOrigin.Skipped(".tif", 3)),
            List.of("eel"));
    DatasetDescription description =
        new DatasetDescription(
            Optional.of(origin), List.of("cat", "dog"), List.of(2, 3), List.of("eel", "fox"));
    assertThat(description.size()).isEqualTo(5);
    assertThat(description.fewest()).isEqualTo(2);
    assertThat(description.most()).isEqualTo(3);
    assertThat(description.lines())
        .containsExactly(
            "data: class folders in data/Train, split Train: 5 images of 2 classes, cat (2), dog"
                + " (3)",
            "data: class folders without images: fox",
            "data: class folders with images only of formats that cannot be read: eel; convert them"
                + " to png or jpg",
            "data: left out: .tif 3");
  }
}
