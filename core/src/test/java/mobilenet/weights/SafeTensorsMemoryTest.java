package mobilenet.weights;

import static mobilenet.weights.SafeTensorsFiles.entry;
import static mobilenet.weights.SafeTensorsFiles.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header allocates a few MB at most, however large it is and whatever it says. */
class SafeTensorsMemoryTest {
  private static final long FEW_MEGABYTES = 8L << 20;
  private static final int HEADER_CHARS = 32_000_000;

  @TempDir Path dir;

  /** Loads the classes first, since that is not to be measured. */
  @BeforeAll
  static void warmUp() throws Exception {
    SafeTensorsFiles.open(file("{" + entry("a", "F32", "[1]", 0, 4) + "}", 4)).read("a");
  }

  @Test
  void manyTensors() throws Exception {
    bounded(repeat("{", i -> entry("t" + i, "F32", "[0]", 0, 0), "}"));
    bounded(repeat("{", i -> entry("t" + i, "F32", "[1000,1000,1000,1000,1000,0,1,1]", 0, 0), "}"));
    bounded(repeat("{", i -> entry("é".repeat(245) + i, "F32", "[0]", 0, 0), "}"));
    bounded(repeat("{", i -> entry("\u4e2d".repeat(245) + i, "F32", "[0]", 0, 0), "}"));
  }

  @Test
  void longTexts() throws Exception {
    bounded("{\"" + "x".repeat(HEADER_CHARS) + "\":1}");
    bounded("{\"__metadata__\":{\"a\":\"" + "x".repeat(HEADER_CHARS) + "\"}}");
    bounded("{\"__metadata__\":{\"a\":\"" + "中".repeat(HEADER_CHARS / 3) + "\"}}");
    bounded(repeat("{\"__metadata__\":{", i -> "\"k" + i + "\":\"v\"", "}}"));
    bounded(repeat("{\"__metadata__\":{", i -> "\"" + i + "\":\"" + "v".repeat(9999) + "\"", "}}"));
    bounded("{" + " ".repeat(HEADER_CHARS) + "}");
    bounded("{}" + " ".repeat(HEADER_CHARS));
  }

  @Test
  void longArraysNumbersAndNesting() throws Exception {
    bounded(repeat("{\"a\":{\"shape\":[", i -> "1", "]}}"));
    bounded(repeat("{\"a\":{\"data_offsets\":[", i -> "1", "]}}"));
    bounded("{\"a\":{\"shape\":[" + "1".repeat(HEADER_CHARS) + "]}}");
    bounded("{\"a\":" + "[".repeat(HEADER_CHARS));
    bounded("{\"a\":" + "{\"a\":".repeat(HEADER_CHARS / 5));
    bounded(repeat("{\"a\":{", i -> "\"dtype\":\"F32\"", "}}"));
  }

  @Test
  void aTensorCannotClaimMoreThanTheFileHolds() throws Exception {
    bounded("{" + entry("a", "F32", "[2000000000]", 0, 8_000_000_000L) + "}");
  }

  private static String repeat(String start, IntFunction<String> element, String end) {
    StringBuilder text = new StringBuilder(HEADER_CHARS + 1000).append(start);
    for (int i = 0; text.length() < HEADER_CHARS; i++) {
      text.append(i == 0 ? "" : ",").append(element.apply(i));
    }
    return text.append(end).toString();
  }

  private void bounded(String header) throws Exception {
    Path path = Files.write(dir.resolve("hostile.safetensors"), file(header, 0));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      SafeTensors.open(path).close();
    } catch (SafeTensorsException refused) {
      assertThat(String.valueOf(refused.getMessage()).length()).isLessThan(1000);
    }
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).as(header.substring(0, 60)).isLessThan(FEW_MEGABYTES);
  }
}
