package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mobilenet.cli.ErrorText;
import mobilenet.cli.ParentProcess;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.run.SearchListener;
import mobilenet.search.run.SearchRun;
import mobilenet.train.torch.NativeSettings;

/**
 * A process that trains networks of a search on one thread, until none is left to take. It ends
 * with the process that started it, whose end closes its standard input. Why it could not go on is
 * a line of its standard output.
 */
final class SearchWorker {
  /** Exit code of a worker that says why it ended. */
  static final int FAILED = 3;

  private SearchWorker() {}

  /** Takes the folder of the search, and that of the data on this machine. */
  public static void main(String[] args) {
    ParentProcess.endWith(System.in);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int code = 0;
    try {
      run(new SearchFolder(Path.of(args[0])), Path.of(args[1]));
    } catch (IOException | InterruptedException | RuntimeException e) {
      out.println(ErrorText.of(e));
      code = FAILED;
    }
    System.exit(code);
  }

  private static void run(SearchFolder folder, Path data) throws IOException, InterruptedException {
    PreparedSearch search = PreparedSearch.read(folder, data);
    NativeSettings.apply(1).forEach(SearchWorker::warn);
    try (Ledger ledger = search.openLedger(SearchWorker::warn)) {
      new SearchRun(
              search.plan(),
              search.engine(),
              search.evaluator(SearchWorker::warn),
              ledger,
              SearchListener.NONE)
          .run();
    }
  }

  private static void warn(String sentence) {
    System.err.println("mobilenet: " + sentence);
  }
}
