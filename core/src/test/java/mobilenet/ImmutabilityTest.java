package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.architecture.Stage;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.profile.ModelProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is a value: no list or map that can be reached from one can be changed. */
class ImmutabilityTest {

  @Test
  void nothingReachableCanBeChanged() throws ReflectiveOperationException {
    Architecture architecture = Catalogue.get("mobilenetv4_hybrid_medium");
    Deque<Object> open =
        new ArrayDeque<>(
            List.of(
                architecture,
                architecture.resolve(),
                Lowering.lower(architecture),
                Lowering.lower(architecture).parameters(),
                ModelProfile.of(architecture),
                Catalogue.all()));
    Set<Class<?>> records = new HashSet<>();
    while (!open.isEmpty()) {
      Object value = open.pop();
      if (value instanceof Record) {
        records.add(value.getClass());
        open.addAll(components(value));
      } else if (value instanceof Collection<?> collection) {
        assertThatThrownBy(collection::clear).isInstanceOf(UnsupportedOperationException.class);
        open.addAll(collection);
      } else if (value instanceof Map<?, ?> map) {
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        open.addAll(map.values());
      } else if (value instanceof Optional<?> optional) {
        optional.ifPresent(open::push);
      }
    }
    assertThat(records)
        .contains(
            Architecture.class,
            Stage.class,
            Stage.Row.class,
            ResolvedArchitecture.class,
            Graph.class,
            Node.class,
            Parameter.class,
            ModelProfile.class);
  }

  private static List<Object> components(Object value) throws ReflectiveOperationException {
    List<Object> components = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      components.add(component.getAccessor().invoke(value));
    }
    return components;
  }

  /** Equality, and thus "the same row", must compare numbers. */
  @ParameterizedTest
  @ValueSource(classes = {BlockSpec.class, Head.class, Op.class})
  void sealedFamiliesAreRecords(Class<?> family) {
    assertThat(family.isSealed()).isTrue();
    assertThat(family.getPermittedSubclasses())
        .filteredOn(type -> !type.equals(Op.Custom.class)) // For operations from outside.
        .allMatch(Class::isRecord);
  }
}
