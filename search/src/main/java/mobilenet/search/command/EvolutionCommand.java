package mobilenet.search.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet search evolution --space NAME --data DIR}. */
@Command(
    name = "evolution",
    description = "Change the best networks of a population, of which the oldest dies.")
final class EvolutionCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SearchOptions options = new SearchOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new SearchProgram(spec, common, options).run(EngineKind.EVOLUTION);
  }
}
