package mobilenet.bench.cold;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a command once, from its start to its end. */
public final class FreshProcess {
  private FreshProcess() {}

  /**
   * What a run took.
   *
   * @param answer its first line
   * @param answerMs from the start to that line
   * @param exitMs from the start to the end
   * @param peakBytes most memory resident, where the system says
   */
  public record Run(String answer, double answerMs, double exitMs, Optional<Long> peakBytes) {}

  /** What a process says of its failure, without what Java says at each start. */
  private static String oneLine(Stream<String> said) {
    String text =
        said.map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("WARNING: Using incubator modules"))
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? "it said nothing" : text;
  }

  /**
   * Runs to the end.
   *
   * @param line program and arguments
   * @throws IOException if the command cannot be started, fails, or prints nothing
   */
  public static Run run(List<String> line) throws IOException, InterruptedException {
    // What it says on standard error is of interest only if it fails.
    Path errors = Files.createTempFile("mobilenet-cold", ".err");
    try {
      long start = System.nanoTime();
      ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
      // The launcher sets these for libtorch, and no user has them.
      builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
      Process process = builder.start();
      PeakMemory memory = PeakMemory.watch(process);
      Optional<String> answer;
      double answerMs;
      List<String> rest;
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        answer = Optional.ofNullable(out.readLine());
        answerMs = (System.nanoTime() - start) / 1e6;
        // To the end, or the process would wait for a reader.
        rest = out.lines().toList();
      }
      int code = process.waitFor();
      double exitMs = (System.nanoTime() - start) / 1e6;
      if (code != 0 || answer.isEmpty()) {
        // Java itself says on standard output why it does not start.
        Stream<String> said =
            Stream.of(Files.readString(errors).lines(), answer.stream(), rest.stream())
                .flatMap(lines -> lines);
        throw new IOException(line.get(0) + " ended with exit code " + code + ": " + oneLine(said));
      }
      return new Run(answer.get(), answerMs, exitMs, memory.bytes());
    } finally {
      Files.delete(errors);
    }
  }
}
