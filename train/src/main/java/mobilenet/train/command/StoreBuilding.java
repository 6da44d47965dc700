package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.JsonOutput;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.trainer.StoreBuilder;

/** Builds a store with its progress on the console. */
final class StoreBuilding {
  private static final int FAILED = 1;

  private StoreBuilding() {}

  /** What {@code --json} prints. */
  record Document(
      String store,
      long bytes,
      String teacher,
      int blocks,
      int classes,
      Optional<Integer> top,
      String number,
      List<StoreHeader.Source> sources) {

    static Document of(Path file, StoreHeader header) throws IOException {
      return new Document(
          file.toString(),
          Files.size(file),
          header.teacher(),
          header.blocks(),
          header.format().classes(),
          header.format().top(),
          header.format().number().name().toLowerCase(Locale.ROOT),
          header.sources());
    }
  }

  /**
   * Builds, or goes on.
   *
   * @param header what the store is to hold
   * @return the exit code
   */
  static int run(SingleRun single, StoreBuilder builder, Path file, StoreHeader header)
      throws IOException, InterruptedException {
    RunConsole console = single.console();
    Interrupt interrupt = single.interrupt();
    console.lines().println("teacher: " + header.teacher());
    console.lines().println("store: " + file);
    console.lines().flush();
    String goesOn = "the blocks that are written stay, and the same command goes on";
    interrupt.busy(() -> goesOn);
    boolean complete;
    try (LateBar bar = new LateBar("ask")) {
      complete = builder.build(file, bar::show, interrupt::isAsked);
    }
    if (!complete) {
      console.fail("interrupted; " + goesOn);
      return FAILED;
    }
    console.lines().println(file + " is complete; distil --store " + file + " learns from it");
    console.lines().flush();
    if (console.document().isPresent()) {
      JsonOutput.print(console.document().get(), Document.of(file, header));
    }
    return 0;
  }
}
