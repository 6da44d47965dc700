package mobilenet.testing;

import mobilenet.graph.Op;

/** {@code softmax(Q · Kᵀ / sqrt(d)) · V}, head by head and query by query. */
final class ReferenceAttention {
  private ReferenceAttention() {}

  static FeatureMap apply(Op.Attention op, FeatureMap q, FeatureMap k, FeatureMap v) {
    FeatureMap out = FeatureMap.zeros(op.heads() * op.headDim(), q.height(), q.width());
    for (int head = 0; head < op.heads(); head++) {
      int group = op.keyValueHeads() == 1 ? 0 : head;
      for (int n = 0; n < q.pixels(); n++) {
        double[] weights = new double[k.pixels()];
        for (int j = 0; j < op.headDim(); j++) {
          double query = q.values()[(head * op.headDim() + j) * q.pixels() + n];
          int row = (group * op.headDim() + j) * k.pixels();
          for (int p = 0; p < weights.length; p++) {
            weights[p] += query * k.values()[row + p];
          }
        }
        softmax(weights, Math.sqrt(op.headDim()));
        for (int j = 0; j < op.headDim(); j++) {
          int row = (group * op.headDim() + j) * v.pixels();
          double sum = 0;
          for (int p = 0; p < weights.length; p++) {
            sum += weights[p] * v.values()[row + p];
          }
          out.values()[(head * op.headDim() + j) * q.pixels() + n] = sum;
        }
      }
    }
    return out;
  }

  private static void softmax(double[] scores, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score / temperature);
    }
    double sum = 0;
    for (int p = 0; p < scores.length; p++) {
      scores[p] = Math.exp(scores[p] / temperature - max);
      sum += scores[p];
    }
    for (int p = 0; p < scores.length; p++) {
      scores[p] /= sum;
    }
  }
}
