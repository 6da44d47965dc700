package mobilenet.train.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The metrics of a run as an event file that TensorBoard shows. Each start or resume has a file of
 * its own; one that ends in the middle of a record is read up to there. For one thread.
 */
public final class TensorBoardLog {
  // Fields of tensorflow.Event, Summary, Summary.Value and SessionLog.
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int STATUS = 1;
  private static final int STATUS_START = 1;

  private static final String PREFIX = "events.out.tfevents.";

  private final Path file;
  private final InstantSource clock;

  private TensorBoardLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Starts a file.
   *
   * @param folder that exists
   * @param steps updates of the weights done; what older files say of later ones is forgotten
   * @param clock time of the events
   */
  public static TensorBoardLog open(Path folder, long steps, InstantSource clock)
      throws IOException {
    TensorBoardLog log = new TensorBoardLog(create(folder, clock.instant()), clock);
    try {
      log.write(log.event(0).text(FILE_VERSION, "brain.Event:2"));
      log.write(
          log.event(steps + 1).message(SESSION_LOG, new Protobuf().integer(STATUS, STATUS_START)));
    } catch (IOException | RuntimeException e) {
      log.discardAfter(e);
      throw e;
    }
    return log;
  }

  private void discardAfter(Exception cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * The steps at which TensorBoard shows metrics of a folder that exists: those of all its files,
   * each up to where it is damaged, without those that a later start has made it forget.
   */
  public static SortedSet<Long> shown(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.getFileName().toString().startsWith(PREFIX)).sorted().toList();
    }
    SortedSet<Long> steps = new TreeSet<>();
    for (Path file : files) {
      for (byte[] record : TfRecord.whole(Files.readAllBytes(file))) {
        Map<Integer, Long> event = ProtobufFields.of(record);
        long step = event.getOrDefault(STEP, 0L);
        if (event.containsKey(SESSION_LOG)) {
          steps.tailSet(step).clear();
        } else if (event.containsKey(SUMMARY)) {
          steps.add(step);
        }
      }
    }
    return steps;
  }

  /** TensorBoard reads the files of a folder in the order of their names. */
  private static Path create(Path folder, Instant now) throws IOException {
    for (int i = 0; ; i++) {
      Path file =
          folder.resolve(
              String.format(Locale.ROOT, PREFIX + "%010d.mobilenet.%03d", now.getEpochSecond(), i));
      try {
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        return file;
      } catch (FileAlreadyExistsException e) {
        if (i == 999) {
          throw e;
        }
      }
    }
  }

  /** The file that is being written. */
  public Path file() {
    return file;
  }

  /** Adds the metrics at their step. */
  public void append(EpochMetrics metrics) throws IOException {
    Protobuf summary = new Protobuf();
    scalar(summary, "epoch", metrics.epoch());
    scalar(summary, "rate", metrics.rate());
    scalar(summary, "train/loss", metrics.training().loss());
    metrics.training().accuracy().ifPresent(a -> scalar(summary, "train/accuracy", a));
    metrics
        .validation()
        .ifPresent(
            validation -> {
              String group = "validation-" + validation.weights().label();
              scalar(summary, group + "/loss", validation.loss());
              scalar(summary, group + "/top1", validation.top1());
              scalar(summary, group + "/top5", validation.top5());
            });
    scalar(summary, "speed/images-per-second", metrics.timing().imagesPerSecond());
    scalar(summary, "speed/seconds", metrics.timing().seconds());
    scalar(summary, "speed/waiting-seconds", metrics.timing().waitingSeconds());
    write(event(metrics.step()).message(SUMMARY, summary));
  }

  private static void scalar(Protobuf summary, String tag, double value) {
    summary.message(VALUE, new Protobuf().text(TAG, tag).real(SIMPLE_VALUE, (float) value));
  }

  private Protobuf event(long step) {
    Instant now = clock.instant();
    Protobuf event = new Protobuf().real(WALL_TIME, now.getEpochSecond() + now.getNano() / 1e9);
    return step == 0 ? event : event.integer(STEP, step);
  }

  private void write(Protobuf event) throws IOException {
    ByteBuffer record = ByteBuffer.wrap(TfRecord.frame(event.toByteArray()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      while (record.hasRemaining()) {
        channel.write(record);
      }
    }
  }
}
