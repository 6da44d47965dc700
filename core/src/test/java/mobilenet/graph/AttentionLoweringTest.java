package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.MobileAttention.Kind;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.FeatureMap;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.Resources;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The attention block against the formula of the paper, written out token by token and sharing no
 * code with the interpreter: {@code X + γ · Wo · softmax(Q · Kᵀ / √d) · V}.
 */
class AttentionLoweringTest {
  private static final String BLOCK = "blocks.1.0.";
  private static final int CHANNELS = 16;
  private static final int HEADS = 3;
  private static final int DIM = 5;

  @ParameterizedTest
  @CsvSource({
    "MULTI_QUERY, 1, 32, 32", "MULTI_QUERY, 2, 33, 47", "MULTI_HEAD, 1, 33, 47",
    "MULTI_HEAD, 2, 32, 32", "MULTI_QUERY, 2, 20, 24", "MULTI_HEAD, 2, 36, 28",
  })
  void blockIsTheFormula(Kind kind, int stride, int height, int width) {
    Architecture architecture = SmallNetworks.attention(kind, stride);
    FormulaWeights weights = new FormulaWeights("attention:", 3);
    BoundGraph bound = weights.bind(Lowering.lower(architecture));
    Map<String, FeatureMap> taps =
        ReferenceInterpreter.taps(bound, weights.input(3, height, width), height, width);
    FeatureMap x = Resources.entry(taps, "blocks.0.0");
    FeatureMap actual = Resources.entry(taps, "blocks.1.0");
    double[] expected = new Naive(bound, kind, stride, x).block();
    assertThat(actual.values()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      // Both are double: only the order of sums differs.
      assertThat(Math.abs(actual.values()[i] - expected[i])).as("value %d", i).isLessThan(1e-10);
    }
  }

  /** Tokens are rows: {@code [token][channel]}. */
  private record Naive(BoundGraph bound, Kind kind, int stride, FeatureMap x) {

    double[] block() {
      int n = x.pixels();
      double[][] tokens = new double[n][CHANNELS];
      for (int t = 0; t < n; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          tokens[t][c] = x.values()[c * n + t];
        }
      }
      double[][] normed = norm("norm", tokens);
      double[][] q = project("attn.query.proj", normed);
      double[][] k = project("attn.key.proj", down("attn.key.", normed));
      double[][] v = project("attn.value.proj", down("attn.value.", normed));
      double[][] out = project("attn.output.proj", attend(q, k, v));
      double[] gamma = weight("layer_scale.gamma");
      double[] result = new double[n * CHANNELS];
      for (int t = 0; t < n; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          result[c * n + t] = tokens[t][c] + gamma[c] * out[t][c];
        }
      }
      return result;
    }

    private double[][] attend(double[][] q, double[][] k, double[][] v) {
      double[][] out = new double[q.length][HEADS * DIM];
      for (int t = 0; t < q.length; t++) {
        for (int h = 0; h < HEADS; h++) {
          int shared = kind == Kind.MULTI_QUERY ? 0 : h * DIM;
          double[] e = new double[k.length];
          double sum = 0;
          for (int p = 0; p < k.length; p++) {
            double dot = 0;
            for (int j = 0; j < DIM; j++) {
              dot += q[t][h * DIM + j] * k[p][shared + j];
            }
            e[p] = Math.exp(dot / Math.sqrt(DIM));
            sum += e[p];
          }
          for (int p = 0; p < k.length; p++) {
            for (int j = 0; j < DIM; j++) {
              out[t][h * DIM + j] += e[p] / sum * v[p][shared + j];
            }
          }
        }
      }
      return out;
    }

    /** 3×3 depthwise, stride 2, padding 1, then norm; the identity if keys are not strided. */
    private double[][] down(String path, double[][] in) {
      if (stride == 1) {
        return in;
      }
      int height = (x.height() + 1) / 2;
      int width = (x.width() + 1) / 2;
      double[] kernel = weight(path + "down_conv.weight");
      IntBinaryOperator token =
          (y, z) -> y < 0 || z < 0 || y >= x.height() || z >= x.width() ? -1 : y * x.width() + z;
      double[][] out = new double[height * width][CHANNELS];
      for (int t = 0; t < out.length; t++) {
        for (int i = 0; i < 9; i++) {
          int from = token.applyAsInt(t / width * 2 + i / 3 - 1, t % width * 2 + i % 3 - 1);
          for (int c = 0; from >= 0 && c < CHANNELS; c++) {
            out[t][c] += kernel[c * 9 + i] * in[from][c];
          }
        }
      }
      return norm(path + "norm", out);
    }

    private double[][] norm(String path, double[][] in) {
      double[] scale = weight(path + ".weight");
      double[] shift = weight(path + ".bias");
      double[] mean = weight(path + ".running_mean");
      double[] variance = weight(path + ".running_var");
      double[][] out = new double[in.length][CHANNELS];
      for (int t = 0; t < in.length; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          out[t][c] = (in[t][c] - mean[c]) / Math.sqrt(variance[c] + 1e-5) * scale[c] + shift[c];
        }
      }
      return out;
    }

    private double[][] project(String path, double[][] in) {
      double[] matrix = weight(path + ".weight");
      int columns = in[0].length;
      double[][] out = new double[in.length][matrix.length / columns];
      for (int t = 0; t < in.length; t++) {
        for (int i = 0; i < matrix.length; i++) {
          out[t][i / columns] += matrix[i] * in[t][i % columns];
        }
      }
      return out;
    }

    private double[] weight(String path) {
      float[] value = Resources.entry(bound.values(), BLOCK + path);
      double[] copy = new double[value.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = value[i];
      }
      return copy;
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void multiHeadHasTheSameShapeAndMoreKeys(int stride) {
    Graph query = Lowering.lower(SmallNetworks.attention(Kind.MULTI_QUERY, stride));
    Graph head = Lowering.lower(SmallNetworks.attention(Kind.MULTI_HEAD, stride));
    assertThat(head.nodes()).extracting(Node::name).isEqualTo(names(query));
    assertThat(head.parameters().keySet()).isEqualTo(query.parameters().keySet());
    // The two heads after the first have keys and values of their own.
    assertThat(head.parameterCount() - query.parameterCount())
        .isEqualTo(2L * (HEADS - 1) * DIM * CHANNELS);
    int last = query.nodes().size() - 1;
    assertThat(Shapes.infer(head, 40, 40).get(last))
        .isEqualTo(Shapes.infer(query, 40, 40).get(last));
  }

  private static List<String> names(Graph graph) {
    return graph.nodes().stream().map(Node::name).toList();
  }
}
