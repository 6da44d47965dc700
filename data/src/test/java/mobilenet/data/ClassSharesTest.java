package mobilenet.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;

class ClassSharesTest {

  /** Sorted by class, like images in class folders. */
  private record Sorted(List<Integer> counts) implements ImageDataset {
    @Override
    public int size() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public List<String> classNames() {
      return IntStream.range(0, counts.size()).mapToObj(Integer::toString).toList();
    }

    @Override
    public LabelledImage get(int index) {
      int label = 0;
      for (int left = index; left >= counts.get(label); label++) {
        left -= counts.get(label);
      }
      return new LabelledImage("p" + index, label, () -> RgbImage.ofGrey(1, 1, new byte[1]));
    }
  }

  private static List<Integer> shares(int most, Integer... counts) {
    Sorted data = new Sorted(List.of(counts));
    int[] shares = new int[counts.length];
    int[] chosen = ClassShares.choose(data, most);
    assertThat(chosen).isSorted().doesNotHaveDuplicates();
    for (int index : chosen) {
      shares[data.get(index).label()]++;
    }
    return IntStream.of(shares).boxed().toList();
  }

  @Test
  void everyClassHasItsShare() {
    assertThat(shares(10, 50, 50)).containsExactly(5, 5);
    assertThat(shares(10, 60, 30, 10)).containsExactly(6, 3, 1);
    assertThat(shares(100, 60, 30, 10)).containsExactly(60, 30, 10);
    assertThat(shares(1000, 60, 30, 10)).containsExactly(60, 30, 10);
    assertThat(shares(0, 60, 30)).containsExactly(0, 0);
  }

  @Test
  void theNumberIsExact() {
    // 2.33 each: the remaining one goes to the first class.
    assertThat(shares(7, 10, 10, 10)).containsExactly(3, 2, 2);
    // 3.5, 1.4 and 0.1.
    assertThat(shares(5, 70, 28, 2)).containsExactly(4, 1, 0);
    assertThat(shares(2, 5, 5, 5, 5)).containsExactly(1, 1, 0, 0);
  }

  @Test
  void aClassIsTakenFromEvenly() {
    assertThat(ClassShares.choose(new Sorted(List.of(10, 10)), 4)).containsExactly(0, 5, 10, 15);
  }
}
