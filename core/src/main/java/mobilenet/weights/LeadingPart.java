package mobilenet.weights;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A whole network's weights without the later stages and the head, for a truncated network. */
final class LeadingPart implements WeightSource {
  private static final Set<String> HEAD = Set.of("conv_head", "bn2", "norm_head", "classifier");

  private final WeightSource source;
  private final Set<String> names = new LinkedHashSet<>();

  LeadingPart(WeightSource source, int stages) {
    this.source = source;
    for (String name : source.names()) {
      if (!isLater(name, stages)) {
        names.add(name);
      }
    }
  }

  private static boolean isLater(String name, int stages) {
    String[] path = name.split("\\.", 3);
    if (path[0].equals("blocks") && path.length > 1 && path[1].matches("\\d{1,4}")) {
      return Integer.parseInt(path[1]) >= stages;
    }
    return HEAD.contains(path[0]);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public List<Integer> shape(String name) {
    return source.shape(name);
  }

  @Override
  public float[] read(String name) throws IOException {
    return source.read(name);
  }

  @Override
  public String origin() {
    return source.origin();
  }
}
