package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMixerTest {
  private static final int CLASSES = 5;
  private static final Mixing MIXUP = new Mixing(1, 0.8, 0, 0.5);
  private static final Mixing CUTMIX = new Mixing(1, 0, 1, 0.5);

  private static BatchMixer mixer(Mixing mixing, int height, int width) {
    List<Double> one = List.of(0.5, 0.5, 0.5);
    return new BatchMixer(
        Optional.of(mixing),
        new SoftTargets(CLASSES, 0),
        new Preprocessing(3, height, width, 1, Interpolation.BILINEAR, one, one, CropMode.CENTER));
  }

  /** Image i holds i + 1 everywhere, and its class is i. */
  private static float[] batch(int count, int length) {
    float[] images = new float[count * length];
    for (int i = 0; i < images.length; i++) {
      images[i] = i / length + 1;
    }
    return images;
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i;
    }
    return labels;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void mixupBlendsAsItsTargetsSay(int count) {
    BatchMixer mixer = mixer(MIXUP, 3, 2);
    RandomGenerator random = Seeded.random();
    int length = mixer.input().length();
    for (int round = 0; round < 50; round++) {
      float[] images = batch(count, length);
      float[] targets = mixer.mix(images, labels(count), random);
      for (int p = 0; p < count; p++) {
        double expected = 0;
        for (int k = 0; k < CLASSES; k++) {
          expected += (k + 1) * targets[p * CLASSES + k];
        }
        for (int i = 0; i < length; i++) {
          assertThat((double) images[p * length + i]).isEqualTo(expected, within(1e-5));
        }
      }
      // One weight for all.
      assertThat(targets[0]).isEqualTo(targets[count * CLASSES - CLASSES + count - 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void cutMixReplacesTheShareThatItsTargetsSay(int count) {
    BatchMixer mixer = mixer(CUTMIX, 17, 9);
    RandomGenerator random = Seeded.random();
    int length = mixer.input().length();
    for (int round = 0; round < 50; round++) {
      float[] images = batch(count, length);
      float[] targets = mixer.mix(images, labels(count), random);
      for (int p = 0; p < count; p++) {
        int own = 0;
        for (int i = 0; i < length; i++) {
          float value = images[p * length + i];
          assertThat(value).isIn(p + 1f, (float) (count - p));
          own += value == p + 1 ? 1 : 0;
        }
        assertThat((double) targets[p * CLASSES + p])
            .isEqualTo((double) own / length, within(1e-6));
      }
    }
  }

  @Test
  void cutMixTakesTheSamePlace() {
    BatchMixer mixer = mixer(CUTMIX, 8, 8);
    int length = mixer.input().length();
    RandomGenerator random = Seeded.random();
    for (int round = 0; round < 20; round++) {
      float[] images = new float[2 * length];
      for (int i = 0; i < images.length; i++) {
        images[i] = i;
      }
      mixer.mix(images, labels(2), random);
      for (int i = 0; i < length; i++) {
        assertThat(images[i]).isIn((float) i, (float) (i + length));
        assertThat(images[i] + images[i + length]).isEqualTo(2 * i + length);
      }
    }
  }

  @Test
  void targetsSumToOne() {
    RandomGenerator random = Seeded.random();
    BatchMixer plain = mixer(new Mixing(0.8, 0.2, 1, 0.5), 4, 4);
    BatchMixer mixer = new BatchMixer(plain.mixing(), new SoftTargets(1000, 0.1), plain.input());
    for (int round = 0; round < 50; round++) {
      float[] targets = mixer.mix(batch(3, 48), new int[] {999, 0, 0}, random);
      for (int p = 0; p < 3; p++) {
        double sum = 0;
        for (int k = 0; k < 1000; k++) {
          sum += targets[p * 1000 + k];
        }
        assertThat(sum).as(Seeded.NAME).isEqualTo(1, within(1e-6));
      }
    }
  }

  @Test
  void mixesAndSwitchesAsOftenAsTold() {
    RandomGenerator random = Seeded.random();
    BatchMixer mixer = mixer(new Mixing(0.7, 1, 1, 0.25), 32, 32);
    int length = mixer.input().length();
    int untouched = 0;
    int cut = 0;
    int rounds = 4000;
    for (int round = 0; round < rounds; round++) {
      float[] images = batch(2, length);
      float[] targets = mixer.mix(images, labels(2), random);
      if (targets[0] == 1) {
        untouched++;
      } else if (images[0] % 1 == 0 && images[length / 2] % 1 == 0) {
        cut++;
      }
    }
    // CutMix also leaves everything when its box is less than two pixels wide: λ above 0.996.
    assertThat((double) untouched / rounds).as(Seeded.NAME).isEqualTo(0.3, within(0.03));
    assertThat((double) cut / rounds).as(Seeded.NAME).isEqualTo(0.7 * 0.25, within(0.025));
  }

  @Test
  void withoutMixingOnlyLabelsAreSmoothed() {
    BatchMixer never = mixer(new Mixing(0, 1, 1, 0.5), 2, 2);
    SoftTargets smoothed = new SoftTargets(CLASSES, 0.1);
    for (Optional<Mixing> mixing : List.of(never.mixing(), Optional.<Mixing>empty())) {
      BatchMixer mixer = new BatchMixer(mixing, smoothed, never.input());
      float[] images = batch(4, 12);
      assertThat(mixer.mix(images, labels(4), Seeded.random())).isEqualTo(smoothed.of(labels(4)));
      assertThat(images).isEqualTo(batch(4, 12));
    }
  }

  @Test
  void sameSeedSameBatch() {
    BatchMixer mixer = mixer(new Mixing(0.9, 0.8, 1, 0.5), 6, 5);
    float[] first = batch(4, 90);
    float[] second = batch(4, 90);
    assertThat(mixer.mix(first, labels(4), Seeded.random()))
        .isEqualTo(mixer.mix(second, labels(4), Seeded.random()));
    assertThat(first).isEqualTo(second);
  }

  /** What was drawn is enough to make one image, and its target, without the batch. */
  @Test
  void oneImageIsMixedAsInItsBatch() {
    BatchMixer mixer = mixer(new Mixing(1, 0.8, 1, 0.5), 6, 5);
    RandomGenerator random = Seeded.random();
    int length = mixer.input().length();
    int count = 5;
    for (int round = 0; round < 20; round++) {
      float[] plain = new float[count * length];
      for (int i = 0; i < plain.length; i++) {
        plain[i] = (float) random.nextGaussian();
      }
      float[] batch = plain.clone();
      Mix mix = mixer.draw(random).orElseThrow();
      float[] targets = mixer.mix(mix, batch, labels(count));
      for (int i = 0; i < count; i++) {
        int other = count - 1 - i;
        float[] one = Arrays.copyOfRange(plain, i * length, (i + 1) * length);
        if (other != i) {
          float[] partner = Arrays.copyOfRange(plain, other * length, (other + 1) * length);
          BatchMixer.mixOne(mix, one, 0, partner, mixer.input());
        }
        assertThat(one).isEqualTo(Arrays.copyOfRange(batch, i * length, (i + 1) * length));
        float[] target = new float[CLASSES];
        mixer.targets().ofPair(i, other, mix.share(), target, 0);
        assertThat(target).isEqualTo(Arrays.copyOfRange(targets, i * CLASSES, (i + 1) * CLASSES));
      }
    }
  }

  @Test
  void anEmptyBatchIsNoError() {
    assertThat(mixer(CUTMIX, 2, 2).mix(new float[0], new int[0], Seeded.random())).isEmpty();
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    assertThatThrownBy(() -> mixer(MIXUP, 3, 2).mix(new float[17], new int[1], Seeded.random()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch of 1 images needs 18 floats, given 17");
    float[] images = batch(2, 18);
    assertThatThrownBy(() -> mixer(MIXUP, 3, 2).mix(images, new int[] {0, 5}, Seeded.random()))
        .hasMessage("label of image 1 must be 0 to 4 for 5 classes, given 5");
    assertThat(images).isEqualTo(batch(2, 18));
  }
}
