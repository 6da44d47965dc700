package mobilenet.train.distillation;

/** What runs a teacher. The answers are equal within rounding. */
public enum TeacherRuntime {
  /** The Java runtime, one image a thread. An answer does not depend on the batch, to the bit. */
  JAVA("java"),
  /** libtorch, a batch at once, on whose size an answer's last bits depend. */
  LIBTORCH("libtorch");

  private final String words;

  TeacherRuntime(String words) {
    this.words = words;
  }

  /** On the command line, and for people. */
  @Override
  public String toString() {
    return words;
  }
}
