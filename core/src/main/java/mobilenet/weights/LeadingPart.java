package mobilenet.weights;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mobilenet.graph.Section;

/** A whole network's weights without the later stages and the head, for a truncated network. */
final class LeadingPart implements WeightSource {
  private final WeightSource source;
  private final Set<String> names = new LinkedHashSet<>();

  LeadingPart(WeightSource source, int stages) {
    this.source = source;
    for (String name : source.names()) {
      if (ParameterSections.of(name).filter(section -> isLater(section, stages)).isEmpty()) {
        names.add(name);
      }
    }
  }

  private static boolean isLater(Section section, int stages) {
    return section.part() == Section.Part.BLOCK
        ? section.stage() >= stages
        : section.compareTo(Section.HEAD) >= 0;
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
