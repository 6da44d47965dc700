package mobilenet.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.convert.pickle.PickleWriter;
import mobilenet.convert.torch.TorchArchive;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.testing.FormulaWeights;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;

/** Whole networks in files of PyTorch. */
public final class NetworkFixtures {
  private static final FormulaWeights FORMULA = new FormulaWeights("convert", 2);

  private NetworkFixtures() {}

  /** A value for every parameter, another for each, by a formula. */
  public static MapWeights weights(Architecture architecture) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : Lowering.lower(architecture).parameters().values()) {
      tensors.put(parameter.key(), new Tensor(parameter.shape(), FORMULA.value(parameter)));
    }
    return new MapWeights(tensors);
  }

  /** A file as torch.save writes a state_dict, each tensor in a storage of its own. */
  public static Path torch(Path file, WeightSource weights) throws IOException {
    PickleWriter pickle = new PickleWriter().code('}');
    Map<String, byte[]> storages = new LinkedHashMap<>();
    for (String name : weights.names()) {
      float[] values = weights.read(name);
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      String key = String.valueOf(storages.size());
      storages.put("m/data/" + key, bytes.array());
      List<Integer> shape = weights.shape(name);
      long[] strides = new long[shape.size()];
      long stride = 1;
      for (int i = strides.length - 1; i >= 0; i--) {
        strides[i] = stride;
        stride *= shape.get(i);
      }
      pickle.text(name);
      pickle.tensor(
          "FloatStorage",
          key,
          values.length,
          0,
          shape.stream().mapToLong(Integer::longValue).toArray(),
          strides);
      pickle.code('s');
    }
    TorchArchive archive = TorchArchive.of(pickle.end());
    storages.forEach(archive::entry);
    return Files.write(file, archive.bytes());
  }
}
