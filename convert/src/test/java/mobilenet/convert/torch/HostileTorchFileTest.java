package mobilenet.convert.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mobilenet.convert.pickle.PickleWriter;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that somebody made to do harm, or that are damaged. */
class HostileTorchFileTest {
  private static ForeignNetwork read(byte[] file, String... entry) throws ForeignFileException {
    return TorchFile.read(ByteBuffer.wrap(file), "m.pth", Arrays.stream(entry).findFirst());
  }

  private static void refuses(byte[] file, String... words) {
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> read(file))
        .withMessageStartingWith("m.pth: ")
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private static byte[] tensor(
      String type, long elements, long offset, long[] shape, long[] strides) {
    byte[] pickle =
        TorchArchive.stem().tensor(type, "0", elements, offset, shape, strides).code('s').end();
    return TorchArchive.of(pickle).floats("0", 1, 2, 3, 4, 5, 6).bytes();
  }

  private static byte[] tensor(long offset, long[] shape, long[] strides) {
    return tensor("FloatStorage", 6, offset, shape, strides);
  }

  private static long[] of(long... numbers) {
    return numbers;
  }

  @Test
  void theWritersOfTheseTestsWriteWhatCanBeRead() throws Exception {
    byte[] transposed = tensor(1, of(2, 2), of(1, 3));
    assertThat(read(transposed).weights().read("conv_stem.weight")).containsExactly(2f, 5f, 3f, 6f);
  }

  @Test
  void codeIsNamedAndNotRun() {
    byte[] pickle =
        TorchArchive.stem()
            .global("posix", "system")
            .text("touch /tmp/owned")
            .code(0x85, 'R', 's')
            .end();
    refuses(
        TorchArchive.of(pickle).bytes(), "Python's posix.system", "nothing of the file was run");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, 1, elements reach to number 6 of a storage that has 6",
    "5, 2, 1, elements reach to number 6",
    "0, 2, 6, elements reach to number 6",
    "0, 2, 4611686018427387903, elements reach to number 4611686018427387903",
    "0, 4611686018427387903, 4611686018427387903, elements reach to",
    "0, 7, 0, 7 elements in a storage of 6 (an expanded tensor); call .contiguous()",
    "0, 4611686018427387903, 0, expanded tensor",
    "-1, 2, 1, expected a number of 0 or more as its offset",
    "0, -2, 1, expected a number of 0 or more as its shape",
    "3, 2, -1, expected a number of 0 or more as its strides",
    "0, 0, 9223372036854775807, expected a number of 0 or more as its strides",
  })
  void elementsOutsideOfTheStorage(long offset, long size, long stride, String words) {
    refuses(tensor(offset, of(size), of(stride)), "m.pth: tensor conv_stem.weight: ", words);
  }

  @Test
  void storagesOfAnotherSizeOrType() {
    refuses(tensor("FloatStorage", 5, 0, of(1), of(1)), "must have 20 bytes, found 24");
    refuses(tensor("DoubleStorage", 6, 0, of(1), of(1)), "must have 48 bytes, found 24");
    refuses(tensor("FloatStorage", 1L << 40, 0, of(1), of(1)), "expected a whole storage");
    refuses(tensor("Size", 6, 0, of(1), of(1)), "expected a whole storage of numbers");
    refuses(tensor("QInt8Storage", 6, 0, of(1), of(1)), "asks for Python's torch.QInt8Storage");
    refuses(tensor(0, of(0, 4294967296L), of(1, 1)), "dimensions below 2^31");
    refuses(tensor(0, of(1, 1), of(1)), "as many strides as dimensions");
    refuses(tensor(0, new long[9], new long[9]), "at most 8 dimensions");
    byte[] pickle = TorchArchive.stem().tensor(6, 0, of(1), of(1)).code('s').end();
    refuses(TorchArchive.of(pickle).bytes(), "the archive has no entry m/data/0");
  }

  @Test
  void otherThingsThanNetworks() {
    byte[] none = new PickleWriter().code('N').end();
    refuses(TorchArchive.of(none).bytes(), "expected a dictionary of tensors, found something");
    byte[] empty = new PickleWriter().code('}').end();
    refuses(
        TorchArchive.of(empty).bytes(), "conv_stem.weight or features.0.0.weight", "no tensors");
    byte[] other =
        new PickleWriter().code('}').text("layer1.0").tensor(1, 0, of(1), of(1)).code('s').end();
    refuses(TorchArchive.of(other).floats("0", 1).bytes(), "found top level (layer1.0, …)");
    byte[] script = TorchArchive.of(none).entry("m/constants.pkl", none).bytes();
    refuses(script, "TorchScript", "state_dict()");
    byte[] two = TorchArchive.of(none).entry("n/data.pkl", none).bytes();
    refuses(two, "one data.pkl in a folder, found 2");
    PickleWriter deep = new PickleWriter();
    for (int i = 0; i < 20; i++) {
      deep.code('}').text("model");
    }
    deep.code('N');
    for (int i = 0; i < 20; i++) {
      deep.code('s');
    }
    refuses(TorchArchive.of(deep.end()).bytes(), "nested deeper than 16");
  }

  @Test
  void severalNetworksAreChosenByEntry() throws Exception {
    PickleWriter pickle = new PickleWriter().code('}');
    for (String name : new String[] {"model", "model_ema"}) {
      pickle.text(name).code('}').text("conv_stem.weight");
      pickle.tensor(2, name.length() - 5 > 0 ? 1 : 0, of(1), of(1)).code('s', 's');
    }
    byte[] file = TorchArchive.of(pickle.end()).floats("0", 10, 20).bytes();
    refuses(file, "holds 2 networks, in entry model, entry model_ema; choose one with --entry");
    assertThat(read(file, "model_ema").weights().read("conv_stem.weight")).containsExactly(20f);
    assertThat(read(file, "model").weights().read("conv_stem.weight")).containsExactly(10f);
    assertThat(read(file, "model").asides()).containsExactly("entry model_ema (1 tensors)");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> read(file, "modle"))
        .withMessageContaining("no tensors in an entry \"modle\"; expected model");
  }

  @Test
  void zipsThatAreNotAsTheyAreWritten() {
    byte[] pickle = TorchArchive.stem().tensor(6, 0, of(6), of(1)).code('s').end();
    // A bomb: a file of kilobytes that would unpack to gigabytes.
    byte[] bomb = TorchArchive.compressed(new byte[10_000_000]).bytes();
    assertThat(bomb.length).isLessThan(20_000);
    refuses(bomb, "entry m/data.pkl is compressed", "zip -0");
    byte[] good = TorchArchive.of(pickle).floats("0", 1, 2, 3, 4, 5, 6).bytes();
    refuses(Arrays.copyOf(good, good.length - 30), "cut short");
    byte[] wrongSum = good.clone();
    int value = new String(good, StandardCharsets.ISO_8859_1).indexOf("\u0080?");
    wrongSum[value] ^= 1;
    refuses(wrongSum, "the checksum of entry m/data/0 is wrong");
  }

  @Test
  void entriesThatShareBytes() {
    byte[] pickle = TorchArchive.stem().tensor(6, 0, of(6), of(1)).code('s').end();
    byte[] file = TorchArchive.of(pickle).floats("0", 1, 2, 3, 4, 5, 6).floats("1", 7).bytes();
    ByteBuffer edited = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int end = file.length - 22;
    int directory = edited.getInt(end + 16);
    // The last entry of the directory is put where the first one is.
    int last = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    assertThat(edited.getInt(directory + 42)).isZero();
    edited.putInt(last + 42, edited.getInt(directory + 42));
    refuses(edited.array(), "share bytes");
    edited.putInt(last + 42, end);
    refuses(edited.array(), "is not where the archive says");
  }

  @Test
  void legacyFilesThatEndElsewhere() {
    byte[] good = GoldenTensors.bytes("kinds_legacy.pth");
    refuses(Arrays.copyOf(good, good.length + 1), "1 bytes follow the last storage");
    refuses(Arrays.copyOf(good, good.length - 1), "found a shorter file");
    refuses(new PickleWriter().number(3).end(), "expected the magic number", "torch.save");
  }
}
