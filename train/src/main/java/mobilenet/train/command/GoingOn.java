package mobilenet.train.command;

import mobilenet.train.trainer.RunFolder;

/** How a command goes on with a run that ended early. */
enum GoingOn {
  /** For {@code train}. */
  RESUME("the same command with --resume"),
  /** For {@code compare}, which takes up what it finds. */
  AGAIN("the same command");

  private final String resumer;

  GoingOn(String resumer) {
    this.resumer = resumer;
  }

  /** What goes on, as the subject of a sentence. */
  String resumer() {
    return resumer;
  }

  /** What is left of a run that could not save any more: without a full stop. */
  String left(RunFolder folder) {
    return folder.isUsed()
        ? "the last snapshot stays, and " + resumer + " goes on from there"
        : "there is no snapshot yet, and nothing is saved";
  }
}
