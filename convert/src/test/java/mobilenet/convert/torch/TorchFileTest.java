package mobilenet.convert.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.weights.WeightSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against files that PyTorch wrote: see the note beside them. */
class TorchFileTest {
  private static ForeignNetwork read(String name) throws ForeignFileException {
    return TorchFile.read(ByteBuffer.wrap(GoldenTensors.bytes(name)), "m.pth", Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "kinds_zip.pth, kinds.tsv, PyTorch zip archive",
    "kinds_zip_protocol4.pth, kinds.tsv, PyTorch zip archive",
    "kinds_legacy.pth, kinds.tsv, PyTorch legacy file",
    "legacy_first40.pth, first40.tsv, PyTorch legacy file",
    "nested_first40.pth, first40.tsv, 'PyTorch zip archive, entry state_dict'",
  })
  void everyBitIsTheSame(String file, String table, String format) throws IOException {
    ForeignNetwork network = read(file);
    assertThat(network.format()).isEqualTo(format);
    WeightSource weights = network.weights();
    List<GoldenTensors.Row> rows = GoldenTensors.table(table);
    assertThat(weights.names())
        .containsExactlyElementsOf(rows.stream().map(GoldenTensors.Row::name).toList());
    for (GoldenTensors.Row row : rows) {
      assertThat(weights.shape(row.name())).as(row.name()).isEqualTo(row.shape());
      if (!row.sum().equals("-")) {
        float[] values = weights.read(row.name());
        assertThat(GoldenTensors.sum(values)).as(row.name()).isEqualTo(row.sum());
      }
    }
  }

  @Test
  void allTypesAreCountedAndWideOnesAreRounded() throws IOException {
    ForeignNetwork network = read("kinds_zip.pth");
    assertThat(network.types())
        .isEqualTo("1 F64, 11 F32, 1 F16, 1 BF16, 1 I64, 1 I32, 1 I16, 1 I8, 1 U8, 1 BOOL");
    assertThat(network.notes())
        .containsExactly("the values of 1 tensors were rounded from double to float");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> network.weights().read("int8"))
        .withMessageContaining("m.pth: tensor int8 is of type I8, and weights are F64, F32");
  }

  @Test
  void aTrainingScriptsFile() throws IOException {
    ForeignNetwork network = read("tiny.pth");
    assertThat(network.architecture()).contains("mobilenetv1_010");
    assertThat(network.weights().names()).hasSize(164).allMatch(name -> name.startsWith("module."));
    for (GoldenTensors.Row row : GoldenTensors.table("tiny.tsv")) {
      if (!row.sum().equals("-")) {
        float[] values = network.weights().read("module." + row.name());
        assertThat(GoldenTensors.sum(values)).as(row.name()).isEqualTo(row.sum());
      }
    }
  }
}
