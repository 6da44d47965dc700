package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.ChildJvm;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher's weights are on the heap once. */
class BoundedTeacherTest {
  private static final int SIZE = 32;
  private static final int CLASSES = 10;
  private static final long MEBI = 1 << 20;
  private static final long HEAP_MIB = 120;

  @TempDir private Path dir;

  @Test
  void aHeapOfLessThanTwoCopiesIsEnough() throws Exception {
    Architecture network =
        Catalogue.get("tf_efficientnet_b4").withClasses(CLASSES).withResolution(SIZE);
    LargeTeacher.write(dir, network);
    // Else this would show nothing.
    assertThat(2 * Files.size(dir.resolve(Checkpoint.WEIGHTS))).isGreaterThan(HEAP_MIB * MEBI);
    ChildJvm child =
        ChildJvm.start(
            dir.resolve("output.txt"),
            List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC", "-XX:MaxNewSize=16m"),
            AnsweringProcess.class,
            List.of(dir.toString(), Integer.toString(CLASSES), Integer.toString(SIZE)));
    assertThat(child.waitFor()).as("%s", child.output()).isZero();
    assertThat(child.output()).contains(CLASSES + " logits");
  }
}
