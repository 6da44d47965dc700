package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;
import mobilenet.data.loader.Selection;
import org.junit.jupiter.api.Test;

class HeldOutCopiesTest {
  /** Images of so many bytes each, some of which cannot be read; takes note of those that are. */
  private record Files(List<byte[]> contents, Set<Integer> read) implements ImageDataset {
    @Override
    public int size() {
      return contents.size();
    }

    @Override
    public List<String> classNames() {
      return List.of("any");
    }

    @Override
    public LabelledImage get(int index) {
      return new LabelledImage(
          "pool" + index,
          0,
          () -> {
            throw new IOException("not to be decoded");
          });
    }

    @Override
    public Optional<StoredImage> stored(int index) {
      byte[] content = contents.get(index);
      return Optional.of(
          new StoredImage(
              content.length,
              () -> {
                read.add(index);
                if (index == 0) {
                  throw new IOException("gone");
                }
                return content;
              }));
    }
  }

  @Test
  void areFoundByTheirBytes() throws IOException {
    RunPlan plan = Runs.plan(Runs.recipe(1), Runs.slice(), Duration.ofHours(1));
    byte[] heldOut = bytes(plan, plan.validationPart().get(3));
    byte[] learnt = bytes(plan, plan.trainingPart().get(3));
    Files others =
        new Files(List.of(heldOut, learnt, new byte[5], heldOut, heldOut), new HashSet<>());
    Pool pool = Pool.of(plan.training(), others);
    // Joining data sets reads some of them.
    others.read().clear();
    assertThat(HeldOutCopies.in(pool, plan)).containsExactly("pool3", "pool4");
    // What has another size is not read.
    assertThat(others.read()).containsOnly(0, 1, 3, 4);
    Pool part = pool.withPart(Selection.of(plan.training().size() + 1));
    assertThat(HeldOutCopies.in(part, plan)).isEmpty();
  }

  private static byte[] bytes(RunPlan plan, int image) throws IOException {
    return plan.training().stored(image).orElseThrow().content().read();
  }
}
