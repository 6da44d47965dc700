package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.PeerBenchmark;
import mobilenet.cli.UsageException;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerComparisonTest {
  @TempDir private Path folder;

  private static PeerBenchmark.Request request(
      List<String> only, Optional<Path> csv, boolean json) {
    Architecture small = Catalogue.get("mobilenetv3_small_100").withClasses(10).withWidth(0.25);
    return new PeerBenchmark.Request(small, Optional.empty(), 32, 1, 2, 1, only, csv, json);
  }

  private static String run(PeerBenchmark.Request request) throws IOException {
    PeerBenchmark service = ServiceLoader.load(PeerBenchmark.class).findFirst().orElseThrow();
    assertThat(service).isInstanceOf(PeerComparison.class);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    service.measure(request, new PrintWriter(out, true), new PrintWriter(err, true));
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }

  @Test
  void aTableAndARow() throws IOException {
    Path csv = folder.resolve("latency.csv");
    String table = run(request(List.of("onnxruntime"), Optional.of(csv), false));
    assertThat(table)
        .startsWith("mobilenetv3_small_100 at 32×32, batch 2, 1 thread; ")
        .contains("runtime", "median ms", "ours/this", "MobileNet4J", "ONNX Runtime");
    assertThat(Files.readAllLines(csv)).hasSize(2);
    assertThat(Files.readAllLines(csv).get(1)).startsWith("mobilenetv3_small_100,32,1,2,");
  }

  @Test
  void aDocument() throws IOException {
    String text = run(request(List.of("onnxruntime"), Optional.empty(), true));
    Path file = Files.writeString(folder.resolve("document.json"), text);
    JsonFields fields = JsonFields.root(Json.read(file), "document");
    assertThat(fields.object().members().keySet())
        .contains("network", "size", "threads", "batch", "macs", "peers", "jdk", "machine", "date");
    assertThat(text).contains("\"medianMs\"", "\"p90Ms\"", "\"minMs\"", "\"ratio\" : 1.0");
  }

  @Test
  void whatCannotBeMeasuredIsSaidFirst() {
    PeerBenchmark.Request unknown = request(List.of("openvino"), Optional.empty(), false);
    assertThatThrownBy(() -> run(unknown))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--only: a peer must be one of [onnxruntime, tflite, libtorch], given \"openvino\"");
    PeerBenchmark.Request noColumn =
        request(List.of("libtorch"), Optional.of(folder.resolve("l.csv")), false);
    assertThatThrownBy(() -> run(noColumn))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("add it to --only");
  }
}
