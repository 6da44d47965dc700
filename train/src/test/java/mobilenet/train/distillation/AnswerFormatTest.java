package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import mobilenet.train.distillation.AnswerFormat.Precision;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
  private static final long SEED = 20261126;

  private static float[] through(AnswerFormat format, float[] logits) {
    ByteBuffer bytes = ByteBuffer.allocate(format.bytes());
    format.write(logits, 0, bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    return format.read(bytes.flip());
  }

  private static double[] softmax(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    double[] shares = new double[logits.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(logits[i]) / sum;
    }
    return shares;
  }

  @Test
  void floatsAreKeptToTheBit() {
    float[] logits = {1.5f, -3.25f, Float.MIN_VALUE, 7e30f, -0f};
    assertThat(through(new AnswerFormat(5, Optional.empty(), Precision.FLOAT32), logits))
        .isEqualTo(logits);
  }

  @Test
  void halvesChangeProbabilitiesByLessThanAThousandth() {
    Random random = new Random(SEED);
    AnswerFormat format = new AnswerFormat(10, Optional.empty(), Precision.FLOAT16);
    for (int trial = 0; trial < 1000; trial++) {
      float scale = 0.1f + 10 * random.nextFloat();
      float[] logits = new float[10];
      for (int c = 0; c < logits.length; c++) {
        logits[c] = 20 + scale * (float) random.nextGaussian();
      }
      double[] expected = softmax(logits);
      double[] kept = softmax(through(format, logits));
      for (int c = 0; c < kept.length; c++) {
        assertThat(kept[c]).as("seed %d", SEED).isCloseTo(expected[c], within(1e-3));
      }
    }
  }

  @Test
  void halvesHoldWhatIsImpossible() {
    AnswerFormat format = new AnswerFormat(2, Optional.empty(), Precision.FLOAT16);
    assertThat(through(format, new float[] {1e30f, 0})).containsExactly(0, -65504);
  }

  /** Of ½, ¼, ⅛ and two of 1⁄16, the last three together are ¼, a third of it each. */
  @Test
  void whatIsLeftIsSpreadOverTheOtherClasses() {
    float[] logits = new float[5];
    double[] shares = {.0625, .5, .125, .25, .0625};
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) (3 + Math.log(shares[c]));
    }
    for (Precision number : Precision.values()) {
      double[] kept = softmax(through(new AnswerFormat(5, Optional.of(2), number), logits));
      assertThat(kept)
          .containsExactly(new double[] {.25 / 3, .5, .25 / 3, .25, .25 / 3}, within(1e-3));
    }
  }

  @Test
  void ofTheLikeliestClassesNothingIsLostOfManyClasses() {
    float[] logits = new float[1000];
    Random random = new Random(SEED);
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) random.nextGaussian();
    }
    AnswerFormat format = new AnswerFormat(1000, Optional.of(999), Precision.FLOAT32);
    double[] kept = softmax(through(format, logits));
    double[] expected = softmax(logits);
    for (int c = 0; c < kept.length; c++) {
      assertThat(kept[c]).isCloseTo(expected[c], within(1e-9));
    }
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new AnswerFormat(10, Optional.of(10), Precision.FLOAT32))
        .hasMessage("classes to be kept must be 1 to 9, given 10");
    assertThatThrownBy(() -> new AnswerFormat(1, Optional.empty(), Precision.FLOAT32))
        .hasMessage("classes must be at least 2, given 1");
  }
}
