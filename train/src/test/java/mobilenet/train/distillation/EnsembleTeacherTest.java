package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTeacherTest {
  private static final Views VIEWS = new Views(new float[2], 2, 1, 1);

  /** Says the same of every batch. */
  private static final class Fixed implements Teacher {
    private final float[] logits;
    private boolean closed;

    Fixed(float... logits) {
      this.logits = logits;
    }

    @Override
    public float[] logits(Views views) {
      return logits.clone();
    }

    @Override
    public String hash() {
      return "hash" + logits[0];
    }

    @Override
    public String description() {
      return "fixed " + logits[0];
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static float log(double value) {
    return (float) Math.log(value);
  }

  @Test
  void probabilitiesAreAveraged() throws TeacherException {
    // ¾ and ¼; ½ and ½: whatever is added to the logits of an image.
    Fixed first = new Fixed(7 + log(3), 7, 0, 0);
    Fixed second = new Fixed(0, 0, -50 + log(9), -50);
    float[] mean = new EnsembleTeacher(List.of(first, second), 2).logits(VIEWS);
    assertThat(mean)
        .containsExactly(new float[] {log(.625), log(.375), log(.7), log(.3)}, within(1e-6f));
  }

  @Test
  void answersAreFiniteWhereAClassIsImpossible() throws TeacherException {
    Fixed sure = new Fixed(0, -1e30f, 0, -2000);
    float[] mean = new EnsembleTeacher(List.of(sure, sure), 2).logits(VIEWS);
    assertThat(mean[0]).isZero();
    assertThat(mean[1]).isFinite().isLessThan(-700);
    assertThat(mean[3]).isFinite().isLessThan(-700);
  }

  @Test
  void hashesAllItsMembers() {
    Fixed a = new Fixed(1, 2);
    Fixed b = new Fixed(3, 4);
    Fixed c = new Fixed(5, 6);
    String hash = new EnsembleTeacher(List.of(a, b), 2).hash();
    assertThat(new EnsembleTeacher(List.of(a, c), 2).hash()).isNotEqualTo(hash);
    assertThat(new EnsembleTeacher(List.of(a, b, b), 2).hash()).isNotEqualTo(hash);
    assertThat(hash).isNotEqualTo(a.hash());
  }

  @Test
  void closesItsMembers() {
    Fixed a = new Fixed(1);
    Fixed b = new Fixed(2);
    new EnsembleTeacher(List.of(a, b), 1).close();
    assertThat(a.closed).isTrue();
    assertThat(b.closed).isTrue();
  }

  @Test
  void hasMembers() {
    assertThatThrownBy(() -> new EnsembleTeacher(List.of(new Fixed(1)), 1))
        .hasMessage("an ensemble has at least 2 members, given 1");
  }
}
