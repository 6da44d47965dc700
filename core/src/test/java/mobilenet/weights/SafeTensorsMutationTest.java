package mobilenet.weights;

import static mobilenet.weights.SafeTensorsFiles.entry;
import static mobilenet.weights.SafeTensorsFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are either read or refused with one kind of exception; nothing else happens. */
class SafeTensorsMutationTest {
  private static final int ROUNDS = 100_000;
  private static final int FILE_ROUNDS = 1000;
  private static final String[] SNIPPETS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\ud800",
    "-1",
    "1e9",
    "0",
    "9223372036854775807",
    "99999999999999999999",
    "null",
    "true",
    "F16",
    "I64",
    "U8",
    "\"a\"",
    "\u00e9",
    " ",
    "\n"
  };

  private static byte[] valid() {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + entry("a.weight", "F32", "[2,3]", 0, 24)
            + ","
            + entry("a.bias", "F16", "[2]", 24, 28)
            + ","
            + entry("n", "I64", "[]", 28, 36)
            + ","
            + entry("e", "BF16", "[0]", 36, 36)
            + "}  ";
    return file(header, 36);
  }

  @Test
  void onlySafeTensorsExceptions() {
    long seed = System.nanoTime();
    System.out.println("SafeTensorsMutationTest seed " + seed);
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = mutate(valid(), random);
      try {
        readAll(SafeTensorsFiles.open(mutant));
        accepted++;
      } catch (SafeTensorsException expected) {
        assertThat(expected).hasMessageStartingWith("m.safetensors: ");
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        fail("seed " + seed + ", round " + i, e);
      }
    }
    assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS * 9 / 10);
  }

  @Test
  void theSameThroughRealFiles(@TempDir Path dir) throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < FILE_ROUNDS; i++) {
      Path path = Files.write(dir.resolve(i + ".safetensors"), mutate(valid(), random));
      try (SafeTensors weights = SafeTensors.open(path)) {
        readAll(weights);
      } catch (SafeTensorsException expected) {
        assertThat(expected).hasMessageStartingWith(path + ": ");
      }
    }
  }

  private static void readAll(SafeTensors weights) throws Exception {
    for (String name : weights.names()) {
      if (weights.info(name).type().isSupported()) {
        assertThat((long) weights.read(name).length).isEqualTo(weights.info(name).elementCount());
      }
    }
  }

  private static byte[] mutate(byte[] file, Random random) {
    byte[] result = file;
    for (int i = random.nextInt(3); i >= 0; i--) {
      result = mutateOnce(result, random);
    }
    return result;
  }

  private static byte[] mutateOnce(byte[] file, Random random) {
    if (file.length < 9) {
      return file;
    }
    switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = file.clone();
        flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
      case 1 -> {
        return Arrays.copyOf(file, random.nextInt(file.length));
      }
      case 2 -> {
        byte[] noise = new byte[1 + random.nextInt(8)];
        random.nextBytes(noise);
        return insert(file, random.nextInt(file.length), noise);
      }
      case 3 -> {
        byte[] edited = file.clone();
        ByteBuffer length = ByteBuffer.wrap(edited).order(ByteOrder.LITTLE_ENDIAN);
        long delta = random.nextBoolean() ? random.nextInt(9) - 4 : random.nextLong();
        length.putLong(0, length.getLong(0) + delta);
        return edited;
      }
      case 4 -> {
        // The text is replaced and the length adjusted, so that the change reaches the parser.
        String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
        byte[] text = snippet.getBytes(StandardCharsets.UTF_8);
        byte[] edited = insert(file, 8 + random.nextInt(file.length - 8), text);
        ByteBuffer length = ByteBuffer.wrap(edited).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, length.getLong(0) + text.length);
        return edited;
      }
      default -> {
        byte[] digits = file.clone();
        for (int i = 8; i < digits.length; i++) {
          if (digits[i] >= '0' && digits[i] <= '9' && random.nextInt(12) == 0) {
            digits[i] = (byte) ('0' + random.nextInt(10));
          }
        }
        return digits;
      }
    }
  }

  private static byte[] insert(byte[] file, int at, byte[] bytes) {
    return ByteBuffer.allocate(file.length + bytes.length)
        .put(file, 0, at)
        .put(bytes)
        .put(file, at, file.length - at)
        .array();
  }
}
