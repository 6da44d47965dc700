package mobilenet.train.distillation;

/** What runs a teacher. The answers are equal within rounding. */
public enum TeacherRuntime {
  /** The Java runtime, one image a thread. */
  JAVA("java"),
  /** libtorch, a batch at once. */
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
