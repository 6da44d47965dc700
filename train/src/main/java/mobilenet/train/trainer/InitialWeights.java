package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import mobilenet.graph.Lowering;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.weights.WeightSource;

/**
 * Weights before the first step.
 *
 * @param origin tells these weights from others, in words
 * @param weights by timm's names
 */
public record InitialWeights(String origin, WeightSource weights) {

  /** Random weights, drawn from the plan's seed. */
  public static InitialWeights random(RunPlan plan) {
    return new InitialWeights(
        "random", Initialisation.draw(Lowering.lower(plan.architecture()), plan.seed()));
  }

  /** Weights that were learnt before, all of which are read. */
  public static InitialWeights ofCheckpoint(WeightSource weights) throws IOException {
    CRC32C sum = new CRC32C();
    for (String name : new TreeSet<>(weights.names())) {
      sum.update(name.getBytes(StandardCharsets.UTF_8));
      float[] values = weights.read(name);
      ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
      bytes.asFloatBuffer().put(values);
      sum.update(bytes);
    }
    return new InitialWeights(
        String.format(Locale.ROOT, "those of a checkpoint (%08x)", sum.getValue()), weights);
  }
}
