package mobilenet.train.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mobilenet.train.torch.NativeSettings;

/** A process that trains, to be killed: starts or goes on, whatever is there. */
final class KilledRun {
  private KilledRun() {}

  public static void main(String[] args) throws Exception {
    NativeSettings.apply(1);
    RunFolder folder = new RunFolder(Path.of(args[0]));
    RunPlan plan = Runs.plan(Runs.recipe(Integer.parseInt(args[1])), Runs.slice(), Duration.ZERO);
    Trainer.Start start =
        Files.exists(folder.snapshot()) ? Trainer.Start.RESUMED : Trainer.Start.FRESH;
    new Trainer(plan, folder, new Runs.Silent(), () -> false)
        .run(InitialWeights.random(plan), start);
  }
}
