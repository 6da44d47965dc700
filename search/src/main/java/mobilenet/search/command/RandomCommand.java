package mobilenet.search.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet search random --space NAME --data DIR}. */
@Command(name = "random", description = "Draw networks at random, none twice.")
final class RandomCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SearchOptions options = new SearchOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new SearchProgram(spec, common, options).run(EngineKind.RANDOM);
  }
}
