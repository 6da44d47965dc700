package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.train.output.OutputException;

/**
 * Files that a run leaves beside its work and can make anew from it. One that cannot be written
 * costs nothing else: the run goes on, and says so at its end.
 */
final class ByProducts {
  private final String resumer;
  private final Map<Path, String> failures = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param resumer what goes on with a run, such as "the same command"
   */
  ByProducts(String resumer) {
    this.resumer = resumer;
  }

  /** Writes one, and notes if that fails; a later success takes the note back. */
  void write(Path file, OutputException.Write write) {
    try {
      write.run();
      failures.remove(file);
    } catch (IOException e) {
      OutputException failure = new OutputException(file, e);
      failures.put(
          file,
          failure.getMessage()
              + "; the run itself is saved; "
              + failure.remedy()
              + ", and "
              + resumer
              + " writes it");
    }
  }

  /** A sentence for each that is missing. */
  List<String> failures() {
    return List.copyOf(failures.values());
  }
}
