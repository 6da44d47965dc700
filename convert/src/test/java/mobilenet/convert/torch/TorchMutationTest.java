package mobilenet.convert.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.zip.StoredZip;
import org.junit.jupiter.api.Test;

/** Damaged files are either read or refused with one kind of exception; nothing else happens. */
class TorchMutationTest {
  /** 100,000 were run once; so many take a moment. */
  private static final int ROUNDS = Integer.getInteger("mobilenet.mutations", 1500);

  /** Instructions that do the most. */
  private static final int[] CODES = {
    'c', 'R', 'b', '(', 't', ']', '}', 'a', 'e', 's', 'u', 'Q', 'q', 'r', 'h', 'j', 'X', 'K', 'M',
    'J', 'N', '.', '0', '1', '2', 'G', 'T', 'U', 'B', 0x81, 0x85, 0x86, 0x87, 0x8a, 0x8b, 0x8d, 0x93
  };

  @Test
  void legacyFiles() {
    byte[] file = GoldenTensors.bytes("kinds_legacy.pth");
    check("legacy", file, mutant -> mutant);
  }

  @Test
  void zipArchives() {
    byte[] file = GoldenTensors.bytes("kinds_zip.pth");
    check("zip", file, mutant -> mutant);
  }

  /** With a checksum that is right, so that the change reaches the pickle's reader. */
  @Test
  void picklesInsideOfZipArchives() throws IOException {
    StoredZip zip = StoredZip.of(ByteBuffer.wrap(GoldenTensors.bytes("kinds_zip.pth")), "m.pth");
    byte[] pickle = bytes(zip, "kinds_zip/data.pkl");
    check(
        "pickle",
        pickle,
        mutant -> {
          TorchArchive archive = TorchArchive.of(mutant);
          for (String name : zip.names()) {
            if (name.contains("/data/")) {
              archive.entry(name.replace("kinds_zip", "m"), bytes(zip, name));
            }
          }
          return archive.bytes();
        });
  }

  private static byte[] bytes(StoredZip zip, String name) {
    try {
      ByteBuffer found = zip.find(name).orElseThrow();
      byte[] bytes = new byte[found.remaining()];
      found.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(String kind, byte[] valid, UnaryOperator<byte[]> wrap) {
    long seed = System.nanoTime();
    System.out.println("TorchMutationTest " + kind + " seed " + seed);
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutant = wrap.apply(mutate(valid, random));
      try {
        accepted += readAll(mutant);
      } catch (ForeignFileException expected) {
        assertThat(expected).hasMessageStartingWith("m.pth: ");
      } catch (IOException | RuntimeException | Error e) {
        fail("seed " + seed + ", round " + i, e);
      }
    }
    assertThat(accepted).isBetween(ROUNDS / 1000, ROUNDS * 19 / 20);
  }

  private static int readAll(byte[] file) throws IOException {
    ForeignNetwork network = TorchFile.read(ByteBuffer.wrap(file), "m.pth", Optional.empty());
    for (String name : network.weights().names()) {
      try {
        network.weights().read(name);
      } catch (ForeignFileException e) {
        assertThat(e).hasMessageContaining("is of type");
      }
    }
    return 1;
  }

  private static byte[] mutate(byte[] file, Random random) {
    byte[] result = file;
    for (int i = random.nextInt(3); i >= 0; i--) {
      result = mutateOnce(result, random);
    }
    return result;
  }

  private static byte[] mutateOnce(byte[] file, Random random) {
    if (file.length < 4) {
      return file;
    }
    byte[] changed = file.clone();
    int place = random.nextInt(file.length);
    switch (random.nextInt(6)) {
      case 0 -> changed[place] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[place] = (byte) CODES[random.nextInt(CODES.length)];
      case 2 -> changed[place] = (byte) random.nextInt(256);
      case 3 -> changed = Arrays.copyOf(file, place);
      case 4 -> {
        byte[] part = Arrays.copyOfRange(file, place, Math.min(file.length, place + 40));
        changed = insert(file, random.nextInt(file.length), part);
      }
      default -> {
        int code = CODES[random.nextInt(CODES.length)];
        changed = insert(file, place, new byte[] {(byte) code});
      }
    }
    return changed;
  }

  private static byte[] insert(byte[] file, int place, byte[] part) {
    byte[] result = Arrays.copyOf(file, file.length + part.length);
    System.arraycopy(part, 0, result, place, part.length);
    System.arraycopy(file, place, result, place + part.length, file.length - place);
    return result;
  }
}
