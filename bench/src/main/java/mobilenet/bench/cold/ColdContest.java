package mobilenet.bench.cold;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.bench.peer.DifferingAnswersException;

/** Starts commands in turns, so that a change of the machine's speed meets all of them. */
public final class ColdContest {
  private final Map<String, List<String>> lines = new LinkedHashMap<>();

  /** Adds a contender, by its name and command line. */
  public void add(String name, List<String> line) {
    lines.put(name, List.copyOf(line));
  }

  /**
   * Starts each as often as {@code runs} says; once more before, so that all files are in memory.
   *
   * @param turn called after each round
   * @return results in the order in which the contenders were added
   * @throws IOException if a command fails
   * @throws DifferingAnswersException if two contenders name different classes
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<ColdResult> hold(int runs, Runnable turn) throws IOException, InterruptedException {
    Map<String, List<FreshProcess.Run>> all = new LinkedHashMap<>();
    for (int round = 0; round <= runs; round++) {
      for (Map.Entry<String, List<String>> contender : lines.entrySet()) {
        FreshProcess.Run run = FreshProcess.run(contender.getValue());
        if (round > 0) {
          all.computeIfAbsent(contender.getKey(), name -> new ArrayList<>()).add(run);
        }
      }
      turn.run();
    }
    List<ColdResult> results = new ArrayList<>();
    all.forEach((name, own) -> results.add(ColdResult.of(name, own)));
    checkAgreement(results);
    return results;
  }

  /** The class must be the same; the last digit of its probability is a matter of rounding. */
  private static void checkAgreement(List<ColdResult> results) {
    List<String> classes =
        results.stream()
            .map(result -> result.answer().replaceAll(" [0-9.]+ %$", ""))
            .distinct()
            .toList();
    if (classes.size() > 1) {
      throw new DifferingAnswersException(
          "the contenders name different classes, so their times cannot be compared: " + classes);
    }
  }
}
