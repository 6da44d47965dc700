package mobilenet.train.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000, 500_000_000));

  @TempDir Path dir;

  /** The first bytes of every event file: a record of 24 bytes and TensorFlow's checksum of it. */
  @Test
  void beginsAsTensorFlowsFilesDo() throws Exception {
    byte[] bytes = Files.readAllBytes(TensorBoardLog.open(dir, 0, CLOCK).file());
    assertThat(bytes).startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22, 0x09);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\032\rbrain.Event:2");
  }

  /** CRC-32C of RFC 3720, B.4, and of the digits, masked by hand. */
  @Test
  void masksChecksums() {
    assertThat(TfRecord.maskedChecksum(new byte[32], 32)).isEqualTo(masked(0x8a9136aa));
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(TfRecord.maskedChecksum(digits, 9)).isEqualTo(masked(0xe3069283));
  }

  private static int masked(int crc) {
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  @Test
  void holdsEveryScalarAtItsStep() throws Exception {
    TensorBoardLog log = TensorBoardLog.open(dir, 0, CLOCK);
    List<EpochMetrics> rows = MetricsExamples.run(2);
    for (EpochMetrics row : rows) {
      log.append(row);
    }
    List<Event> events = Event.read(log.file());
    assertThat(events).hasSize(6);
    assertThat(events).allMatch(e -> e.wallTime() == 1_700_000_000.5);
    assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).started()).isTrue();
    for (int i = 0; i < rows.size(); i++) {
      Event event = events.get(i + 2);
      EpochMetrics row = rows.get(i);
      EpochMetrics.Validation validation = row.validation().orElseThrow();
      String group = "validation-" + validation.weights().label();
      assertThat(event.step()).isEqualTo(row.step());
      assertThat(event.scalars())
          .containsOnlyKeys(
              "epoch",
              "rate",
              "train/loss",
              "train/accuracy",
              group + "/loss",
              group + "/top1",
              group + "/top5",
              "speed/images-per-second",
              "speed/seconds",
              "speed/waiting-seconds")
          .containsEntry("rate", (float) row.rate())
          .containsEntry("train/loss", (float) row.training().loss())
          .containsEntry(group + "/top1", (float) validation.top1());
    }
  }

  @Test
  void everyResumeHasAFileAndForgetsLaterSteps() throws Exception {
    TensorBoardLog first = TensorBoardLog.open(dir, 0, CLOCK);
    TensorBoardLog second = TensorBoardLog.open(dir, 235, CLOCK);
    TensorBoardLog third =
        TensorBoardLog.open(dir, 470, InstantSource.fixed(Instant.ofEpochSecond(1_700_000_001)));
    assertThat(List.of(first, second, third))
        .extracting(log -> log.file().getFileName().toString())
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.startsWith("events.out.tfevents.17"));
    assertThat(Event.read(second.file()).get(1)).matches(e -> e.started() && e.step() == 236);
  }

  @Test
  void knowsWhichStepsAreShown() throws Exception {
    List<EpochMetrics> rows = MetricsExamples.run(3);
    TensorBoardLog log = TensorBoardLog.open(dir, 0, CLOCK);
    assertThat(TensorBoardLog.shown(dir)).isEmpty();
    for (EpochMetrics row : rows) {
      log.append(row);
    }
    Long[] steps = rows.stream().map(EpochMetrics::step).distinct().toArray(Long[]::new);
    assertThat(TensorBoardLog.shown(dir)).containsExactly(steps);

    // A kill or a full disk: half of the last record, then nothing but a name.
    byte[] whole = Files.readAllBytes(log.file());
    Files.write(log.file(), Arrays.copyOf(whole, whole.length - 5));
    Files.createFile(dir.resolve("events.out.tfevents.1700000000.mobilenet.500"));
    assertThat(TensorBoardLog.shown(dir)).containsExactly(steps);
    Files.write(log.file(), Arrays.copyOf(whole, whole.length / 2));
    assertThat(TensorBoardLog.shown(dir)).isNotEmpty().doesNotContain(steps[steps.length - 1]);

    // A damaged record ends its file.
    byte[] damaged = whole.clone();
    damaged[whole.length / 2]++;
    Files.write(log.file(), damaged);
    assertThat(TensorBoardLog.shown(dir)).doesNotContain(steps[steps.length - 1]);

    // Who goes on from an earlier step makes TensorBoard forget the later ones.
    Files.write(log.file(), whole);
    TensorBoardLog.open(dir, steps[0], CLOCK);
    assertThat(TensorBoardLog.shown(dir)).containsExactly(steps[0]);
  }

  @Test
  void aFileThatCannotBeBegunDoesNotStay() {
    AtomicInteger asked = new AtomicInteger();
    InstantSource stopped =
        () -> {
          if (asked.incrementAndGet() == 3) {
            throw new IllegalStateException("in the middle of the header");
          }
          return CLOCK.instant();
        };
    assertThatThrownBy(() -> TensorBoardLog.open(dir, 0, stopped))
        .hasMessage("in the middle of the header");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void largeAndNegativeNumbersAreVarints() {
    Wire wire = new Wire(new Protobuf().integer(1, -1).integer(2, 1L << 62).toByteArray());
    assertThat(wire.varint()).isEqualTo(1 << 3);
    assertThat(wire.varint()).isEqualTo(-1);
    assertThat(wire.varint()).isEqualTo(2 << 3);
    assertThat(wire.varint()).isEqualTo(1L << 62);
    assertThat(wire.hasMore()).isFalse();
  }

  /** What tensorflow/core/util/event.proto says, read field by field. */
  private record Event(
      double wallTime, long step, String version, boolean started, Map<String, Float> scalars) {

    static List<Event> read(Path file) throws Exception {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      List<Event> events = new ArrayList<>();
      while (bytes.hasRemaining()) {
        byte[] length = new byte[8];
        bytes.get(length);
        assertThat(bytes.getInt()).isEqualTo(masked(SlowCrc32c.of(length)));
        byte[] data =
            new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
        bytes.get(data);
        assertThat(bytes.getInt()).isEqualTo(masked(SlowCrc32c.of(data)));
        events.add(of(new Wire(data)));
      }
      return events;
    }

    private static Event of(Wire wire) {
      double wallTime = Double.NaN;
      long step = 0;
      String version = "";
      boolean started = false;
      Map<String, Float> scalars = new LinkedHashMap<>();
      while (wire.hasMore()) {
        long key = wire.varint();
        if (key == (1 << 3 | 1)) {
          wallTime = Double.longBitsToDouble(wire.fixed(8));
        } else if (key == 2 << 3) {
          step = wire.varint();
        } else if (key == (3 << 3 | 2)) {
          version = wire.text();
        } else if (key == (5 << 3 | 2)) {
          summary(wire.message(), scalars);
        } else if (key == (7 << 3 | 2)) {
          Wire session = wire.message();
          started = session.varint() == 1 << 3 && session.varint() == 1;
        } else {
          throw new AssertionError("unknown field of an event, key " + key);
        }
      }
      return new Event(wallTime, step, version, started, scalars);
    }

    private static void summary(Wire summary, Map<String, Float> scalars) {
      while (summary.hasMore()) {
        assertThat(summary.varint()).isEqualTo(1 << 3 | 2);
        Wire value = summary.message();
        assertThat(value.varint()).isEqualTo(1 << 3 | 2);
        String tag = value.text();
        assertThat(value.varint()).isEqualTo(2 << 3 | 5);
        float number = Float.intBitsToFloat((int) value.fixed(4));
        assertThat(scalars.put(tag, number)).as(tag).isNull();
        assertThat(value.hasMore()).isFalse();
      }
    }
  }

  /** Bit by bit, from the polynomial. */
  private static final class SlowCrc32c {
    static int of(byte[] bytes) {
      int crc = -1;
      for (byte b : bytes) {
        crc ^= b & 0xff;
        for (int bit = 0; bit < 8; bit++) {
          crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
        }
      }
      return ~crc;
    }
  }

  private static final class Wire {
    private final ByteBuffer bytes;

    Wire(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    boolean hasMore() {
      return bytes.hasRemaining();
    }

    long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes.get();
        value |= (b & 0x7fL) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    long fixed(int length) {
      long value = 0;
      for (int i = 0; i < length; i++) {
        value |= (bytes.get() & 0xffL) << (8 * i);
      }
      return value;
    }

    Wire message() {
      byte[] data = new byte[(int) varint()];
      bytes.get(data);
      return new Wire(data);
    }

    String text() {
      return new String(message().bytes.array(), StandardCharsets.UTF_8);
    }
  }
}
