package mobilenet.train.trainer;

import java.io.IOException;

/**
 * What of a run can be refused before hours of preparing it, as a teacher takes for a large pool.
 * The {@link Trainer} checks the same, but a caller may come to it late.
 */
public final class EarlyChecks {
  private EarlyChecks() {}

  /**
   * Checks all of a run but its teacher, and makes its folder.
   *
   * @param initial weights before the first step
   * @param start whether it begins or goes on from the folder's snapshot
   * @throws TrainingException if what the recipe freezes is not there, there is nothing to resume,
   *     the snapshot is of another run, or nothing can be written into the folder
   */
  public static void require(
      RunPlan plan, RunFolder folder, InitialWeights initial, Trainer.Start start)
      throws IOException {
    FineTuningRules.of(plan.recipe(), plan.architecture());
    if (start == Trainer.Start.RESUMED) {
      Snapshot.requireAllButTeacher(
          folder.snapshot(), RunIdentity.of(plan, initial.origin(), RunIdentity.NOBODY));
    }
    folder.prepare();
  }
}
