package mobilenet.train.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.trainer.AnswerPairing;
import picocli.CommandLine.Option;

/** A teacher's answers in a file. */
final class StoreOptions {
  /** Makes this command one of the processes that another one of it starts. */
  static final String WORKER = "--answer-worker";

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Learn from what a teacher has said before; --teacher is not needed then.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--build-store",
      paramLabel = "EPOCHS",
      description =
          "Ask the teacher about the views of so many epochs, write what it says to --store, and"
              + " end; the same command goes on after an interruption.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--store-number",
      paramLabel = "float32|float16",
      description = "How --build-store writes logits (default: float32).")
  private Optional<String> number = Optional.empty();

  @Option(
      names = "--store-top",
      paramLabel = "K",
      description = "Likeliest classes that --build-store keeps (default: all).")
  private Optional<Integer> top = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Processes of one thread each that ask for --build-store (default: 1, this one, with"
              + " --threads). The file is the same with any number.")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = WORKER,
      hidden = true,
      description = "Ask about what standard input says: one of the processes of --workers.")
  private boolean worker;

  @Option(
      names = "--shuffle-within-class",
      description =
          "A control: each image gets the stored answer of another one of its class, chosen by"
              + " --seed.")
  private boolean shuffle;

  /**
   * Checks what does not depend on the data.
   *
   * @throws UsageException for a number out of range, or options that belong together
   */
  void check() {
    Arguments.atLeast(1, "--build-store", epochs);
    number();
    if (epochs.isPresent() && file.isEmpty()) {
      throw new UsageException("--build-store needs --store FILE, where the answers go");
    }
    if (shuffle && (file.isEmpty() || epochs.isPresent())) {
      throw new UsageException(
          "--shuffle-within-class is for learning from --store FILE"
              + (epochs.isPresent() ? "; leave it out of --build-store" : ""));
    }
    workers();
    if (epochs.isEmpty() && workers.isPresent()) {
      throw new UsageException("--workers is for --build-store; a run is one process");
    }
    if (epochs.isEmpty() && top.isPresent()) {
      throw new UsageException("--store-top is for --build-store; a store knows its own");
    }
    if (epochs.isEmpty() && number.isPresent()) {
      throw new UsageException("--store-number is for --build-store; a store knows its own");
    }
  }

  /** Whether a run learns from a store, which then says what is shown. */
  boolean isLearntFrom() {
    return file.isPresent() && epochs.isEmpty();
  }

  Optional<Path> file() {
    return file;
  }

  /** Which stored answer an image gets. */
  AnswerPairing pairing(long seed) {
    return shuffle ? new AnswerPairing.ShuffledWithinClass(seed) : new AnswerPairing.Own();
  }

  /**
   * Processes that ask; this one alone if 1.
   *
   * @throws UsageException for a number out of range
   */
  int workers() {
    return Arguments.threads("--workers", workers.orElse(1));
  }

  /** Whether this process works for another one. */
  boolean isWorker() {
    return worker;
  }

  /** Epochs, if a store is to be built. */
  Optional<Integer> epochs() {
    return epochs;
  }

  /**
   * What a store is to be like.
   *
   * @throws UsageException if more classes are to be kept than there are
   */
  AnswerFormat format(int classes) {
    try {
      return new AnswerFormat(classes, top, number());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--store-top: " + e.getMessage());
    }
  }

  private AnswerFormat.Precision number() {
    String given = number.orElse("float32");
    return switch (given) {
      case "float32" -> AnswerFormat.Precision.FLOAT32;
      case "float16" -> AnswerFormat.Precision.FLOAT16;
      default ->
          throw new UsageException(
              "--store-number must be float32 or float16, given \"" + given + "\"");
    };
  }
}
