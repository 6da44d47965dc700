package mobilenet.train.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.train.distillation.AnswerFormat;
import picocli.CommandLine.Option;

/** A teacher's answers in a file. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Learn from what a teacher has said before; --teacher is not needed then.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--build-store",
      paramLabel = "REPLICAS",
      description =
          "Ask the teacher about so many views of each image, write what it says to --store, and"
              + " end; the same command goes on after an interruption.")
  private Optional<Integer> replicas = Optional.empty();

  @Option(
      names = "--store-number",
      paramLabel = "float32|float16",
      description = "How --build-store writes logits (default: float32).")
  private String number = "float32";

  @Option(
      names = "--store-top",
      paramLabel = "K",
      description = "Likeliest classes that --build-store keeps (default: all).")
  private Optional<Integer> top = Optional.empty();

  /**
   * Checks what does not depend on the data.
   *
   * @throws UsageException for a number out of range, or options that belong together
   */
  void check() {
    Arguments.atLeast(1, "--build-store", replicas);
    number();
    if (replicas.isPresent() && file.isEmpty()) {
      throw new UsageException("--build-store needs --store FILE, where the answers go");
    }
    if (replicas.isEmpty() && top.isPresent()) {
      throw new UsageException("--store-top is for --build-store; a store knows its own");
    }
  }

  Optional<Path> file() {
    return file;
  }

  /** Views of each image, if a store is to be built. */
  Optional<Integer> replicas() {
    return replicas;
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
    return switch (number) {
      case "float32" -> AnswerFormat.Precision.FLOAT32;
      case "float16" -> AnswerFormat.Precision.FLOAT16;
      default ->
          throw new UsageException(
              "--store-number must be float32 or float16, given \"" + number + "\"");
    };
  }
}
