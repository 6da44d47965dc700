package mobilenet.train.recipe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Layer-wise decay of the learning rate: what is near the input, and general, moves less than what
 * is near the classifier. Layers are, from the input on, the stem ({@code conv_stem}, {@code bn1}),
 * each block ({@code blocks.2.0}), and everything after the blocks.
 *
 * <p>timm counts the same way, but takes {@code conv_head} and {@code bn2} as part of the last
 * block.
 */
public final class LayerRates {
  private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\.(\\d+)\\..*");
  private static final Pattern STEM = Pattern.compile("(conv_stem|bn1)\\..*");

  private LayerRates() {}

  /**
   * The factor of each parameter's learning rate: 1 in the last layer, {@code decay} in the one
   * before, and so on.
   *
   * @param parameters their names in the checkpoint
   * @param decay above 0 up to 1
   */
  public static Map<String, Double> factors(Collection<String> parameters, double decay) {
    TreeSet<Layer> layers = new TreeSet<>();
    parameters.forEach(name -> layers.add(Layer.of(name)));
    Map<String, Double> factors = new LinkedHashMap<>();
    for (String name : parameters) {
      int after = layers.tailSet(Layer.of(name), false).size();
      factors.put(name, Math.pow(decay, after));
    }
    return factors;
  }

  private record Layer(int stage, int block) implements Comparable<Layer> {
    private static final Layer STEM_LAYER = new Layer(-1, 0);
    private static final Layer HEAD_LAYER = new Layer(Integer.MAX_VALUE, 0);

    static Layer of(String parameter) {
      Matcher block = BLOCK.matcher(parameter);
      if (block.matches()) {
        return new Layer(Integer.parseInt(block.group(1)), Integer.parseInt(block.group(2)));
      }
      return STEM.matcher(parameter).matches() ? STEM_LAYER : HEAD_LAYER;
    }

    @Override
    public int compareTo(Layer other) {
      return stage != other.stage
          ? Integer.compare(stage, other.stage)
          : Integer.compare(block, other.block);
    }
  }
}
