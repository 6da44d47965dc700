package mobilenet.train.distillation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several teachers as one, which says the mean of their probabilities. Not the mean of their
 * logits: logits of networks that were trained differently have different scales, and the largest
 * would decide alone.
 */
public final class EnsembleTeacher implements Teacher {
  private final List<Teacher> members;
  private final int classes;

  /**
   * Takes over the members: they are closed with this.
   *
   * @param members at least two
   * @param classes of each, at least 1
   */
  public EnsembleTeacher(List<? extends Teacher> members, int classes) {
    this.members = List.copyOf(members);
    this.classes = classes;
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "an ensemble has at least 2 members, given " + members.size());
    }
  }

  /** {@code log(mean of the members' softmax)}, whose softmax at temperature 1 is the mean. */
  @Override
  public float[] logits(Views views) throws TeacherException {
    double[] sums = new double[views.count() * classes];
    for (Teacher member : members) {
      float[] logits = member.logits(views);
      for (int row = 0; row < logits.length; row += classes) {
        addProbabilities(logits, row, sums);
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      // Of a class that all find impossible, the logarithm would be infinite.
      mean[i] = (float) Math.log(Math.max(sums[i] / members.size(), Double.MIN_NORMAL));
    }
    return mean;
  }

  private void addProbabilities(float[] logits, int row, double[] sums) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      most = Math.max(most, logits[row + c]);
    }
    double total = 0;
    for (int c = 0; c < classes; c++) {
      total += Math.exp(logits[row + c] - most);
    }
    for (int c = 0; c < classes; c++) {
      sums[row + c] += Math.exp(logits[row + c] - most) / total;
    }
  }

  @Override
  public String hash() {
    TeacherHash sum = new TeacherHash().add("mean of probabilities");
    members.forEach(member -> sum.add(member.hash()));
    return sum.digits();
  }

  @Override
  public String description() {
    return members.stream()
        .map(Teacher::description)
        .collect(Collectors.joining(", ", "mean of probabilities of ", ""));
  }

  @Override
  public void close() {
    members.forEach(Teacher::close);
  }
}
