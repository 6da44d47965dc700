package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.WeightSource;

/** Checkpoints of large networks, by a formula that makes a tensor at a time. */
final class LargeTeacher {
  private LargeTeacher() {}

  static List<String> classes(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  static void write(Path folder, Architecture architecture) throws IOException {
    Map<String, Parameter> parameters = Lowering.lower(architecture).parameters();
    WeightSource formula =
        new WeightSource() {
          @Override
          public Set<String> names() {
            return parameters.keySet();
          }

          @Override
          public List<Integer> shape(String name) {
            return parameter(name).shape();
          }

          @Override
          public float[] read(String name) {
            return values(parameter(name));
          }

          private Parameter parameter(String name) {
            Parameter parameter = parameters.get(name);
            if (parameter == null) {
              throw unknown(name);
            }
            return parameter;
          }
        };
    Checkpoint.write(
        folder,
        CheckpointConfig.of(
            architecture,
            classes(architecture.classes()),
            PretrainedConfig.of(
                architecture.input(), 1, List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5))),
        formula,
        DType.F32);
  }

  private static float[] values(Parameter parameter) {
    float[] values = new float[parameter.elementCount()];
    boolean weight = parameter.kind() == Parameter.Kind.WEIGHT;
    for (int i = 0; i < values.length; i++) {
      values[i] = weight ? (i % 13 - 6) / 100f : 1 + i % 3 / 10f;
    }
    return values;
  }
}
