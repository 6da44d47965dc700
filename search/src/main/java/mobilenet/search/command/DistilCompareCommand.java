package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JavaCommand;
import mobilenet.cli.JsonOutput;
import mobilenet.file.FolderLock;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.TaughtComparison;
import mobilenet.train.command.ImagesOptions;
import mobilenet.train.torch.NativeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet distil-compare --teacher CHECKPOINT --recipe FILE --data DIR --output DIR}. */
@Command(name = "distil-compare")
public final class DistilCompareCommand implements Callable<Integer> {
  private static final String ANSWERING = "--answer-worker";
  private static final String TRAINING = "--student-worker";

  private static final int FAILED = 1;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ImagesOptions images = new ImagesOptions();
  @Mixin private DistilCompareOptions options = new DistilCompareOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = ANSWERING,
      hidden = true,
      description = "Ask about what standard input says: one of the processes of --workers.")
  private boolean answering;

  @Option(
      names = TRAINING,
      hidden = true,
      description = "Train whom standard input names: one of the processes of --workers.")
  private boolean training;

  @Override
  @SuppressWarnings("try") // The lock acts by being there.
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    images.check();
    options.check();
    DistilProgram program = new DistilProgram(options, images, err);
    if (answering) {
      return program.answer(System.in, System.out);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (training) {
      return program.train(System.in, out);
    }
    NativeSettings.apply(options.threads()).forEach(line -> ErrorLine.print(err, line));
    DistilFolder folder = options.folder();
    boolean complete;
    try (FolderLock lock = FolderLock.of(folder.path())) {
      complete = program.run(JavaCommand.again(spec, ANSWERING), JavaCommand.again(spec, TRAINING));
    }
    List<TaughtComparison> comparisons = TaughtComparison.of(Outcomes.read(folder.outcomes()));
    if (common.json()) {
      JsonOutput.print(out, comparisons);
    } else {
      DistilReport.print(comparisons, out);
    }
    return complete ? DistilReport.exitCode(comparisons) : FAILED;
  }
}
