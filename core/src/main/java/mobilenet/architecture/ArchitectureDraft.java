package mobilenet.architecture;

import java.util.List;

/** An architecture while it is being derived from another: what is not set stays as it was. */
final class ArchitectureDraft {
  private final Family family;
  String name;
  InputShape input;
  int classes;
  Stem stem;
  List<Stage> stages;
  Head head;
  Scaling scaling;
  Conventions conventions;
  int outputStride;

  ArchitectureDraft(Architecture base) {
    name = base.name();
    family = base.family();
    input = base.input();
    classes = base.classes();
    stem = base.stem();
    stages = base.stages();
    head = base.head();
    scaling = base.scaling();
    conventions = base.conventions();
    outputStride = base.outputStride();
  }

  Architecture build() {
    return new Architecture(
        name, family, input, classes, stem, stages, head, scaling, conventions, outputStride);
  }
}
