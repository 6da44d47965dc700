package mobilenet.train.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and values to be written, in order. */
final class YamlMap {
  private final Map<String, Object> members = new LinkedHashMap<>();

  YamlMap put(String key, Object value) {
    members.put(key, value);
    return this;
  }

  YamlMap put(String key, Enum<?> value) {
    return put(key, (Object) KebabCase.of(value.name()));
  }

  YamlMap put(String key, YamlMap value) {
    return put(key, (Object) value.asMap());
  }

  /** Leaves the key out where there is nothing. */
  YamlMap putIfPresent(String key, Optional<?> value) {
    value.ifPresent(v -> put(key, v instanceof YamlMap map ? map.asMap() : v));
    return this;
  }

  Map<String, Object> asMap() {
    return Collections.unmodifiableMap(members);
  }
}
