package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
  private static final int SIZE = 64;
  private static final OnnxOptions OPTIONS = OnnxOptions.of(SIZE, SIZE);

  private final BoundGraph held = StableWeights.bind(Catalogue.get("mobilenetv4_conv_small_035"));

  /** Values that have been asked for. */
  private final AtomicLong asked = new AtomicLong();

  private final BoundGraph onDemand =
      new BoundGraph(
          held.graph(),
          parameter -> {
            asked.addAndGet(parameter.elementCount());
            return held.value(parameter);
          });

  /** Counts what has been written when it is told of weights that are asked for. */
  private static final class Counting extends OutputStream {
    private long written;

    @Override
    public void write(int b) {
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      written += count;
    }
  }

  @Test
  void bytesAreThoseOfANetworkInMemory() {
    OnnxFile file = OnnxExport.file(onDemand, OPTIONS);
    assertThat(asked).hasValue(0);
    byte[] expected = OnnxExport.export(held, OPTIONS);
    assertThat(file.length()).isEqualTo(expected.length);
    assertThat(file.toBytes()).isEqualTo(expected);
    assertThat(file.toBytes()).isEqualTo(expected);
  }

  /** Never is more asked for than has been written, but one convolution and its norm. */
  @Test
  void weightsAreAskedForOneByOneWhileTheFileIsWritten() throws Exception {
    Counting out = new Counting();
    AtomicLong ahead = new AtomicLong();
    BoundGraph watched =
        new BoundGraph(
            held.graph(),
            parameter -> {
              long now = asked.addAndGet(parameter.elementCount()) * Float.BYTES - out.written;
              ahead.accumulateAndGet(now, Math::max);
              return held.value(parameter);
            });
    OnnxExport.file(watched, OPTIONS).writeTo(out);
    long largest =
        Lowering.lower(Catalogue.get("mobilenetv4_conv_small_035")).parameters().values().stream()
            .mapToLong(Parameter::elementCount)
            .max()
            .orElseThrow();
    // Norms are asked for twice and written as a bias once: a twentieth of all.
    assertThat(ahead.get()).isLessThan(largest * Float.BYTES + out.written / 20);
  }

  @Test
  void moreThanTwoGibibytesAreRefused() {
    float[] none = {};
    ProtoWriter large = new ProtoWriter().floats(9, 1 << 29, () -> none);
    assertThatThrownBy(() -> new OnnxFile(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "an ONNX file holds at most 2 GiB, this network needs 2147483654 bytes; export a");
    ProtoWriter fitting = new ProtoWriter().floats(9, (1 << 29) - 2, () -> none);
    assertThat(new OnnxFile(fitting).length()).isEqualTo(Integer.MAX_VALUE - 1L);
  }
}
