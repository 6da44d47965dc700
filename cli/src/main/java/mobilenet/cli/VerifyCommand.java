package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import mobilenet.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet verify CHECKPOINT}. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CHECKPOINT", description = "Folder with a selftest.json.")
  private Path checkpoint = Path.of("");

  /** The JSON document. */
  record Document(boolean passed, double tolerance, List<Verification.Image> images) {}

  @Override
  public Integer call() throws IOException {
    Verification verification = Verification.of(checkpoint);
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      JsonOutput.print(
          out,
          new Document(verification.passed(), verification.tolerance(), verification.images()));
    } else {
      for (Verification.Image image : verification.images()) {
        out.printf(
            Locale.ROOT,
            "%s: largest difference of a logit %.1e%n",
            Printable.line(image.image()),
            image.difference());
      }
      out.printf(
          Locale.ROOT,
          "%s: %s, tolerance %.1e%n",
          Printable.line(checkpoint.toString()),
          verification.passed() ? "passed" : "FAILED",
          verification.tolerance());
    }
    return verification.passed() ? 0 : 1;
  }
}
