package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages that the module exports; javac checks that they mention no hidden types. */
class ModuleTest {
  private static ModuleDescriptor module() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }

  @Test
  void kernelsAreHidden() throws IOException {
    Set<String> exported =
        module().exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    assertThat(exported)
        .contains("mobilenet", "mobilenet.runtime", "mobilenet.weights")
        .noneMatch(name -> name.startsWith("mobilenet.runtime."));
    assertThat(exported).isEqualTo(documented());
  }

  private static Set<String> documented() throws IOException {
    String page = Files.readString(Path.of("../docs/java.md"));
    int start = page.indexOf("exports `mobilenet`");
    String list = page.substring(start, page.indexOf(';', start));
    return Pattern.compile("`([a-z.]+)`")
        .matcher(list)
        .results()
        .map(name -> name.group(1))
        .map(name -> name.equals("mobilenet") ? name : "mobilenet." + name)
        .collect(Collectors.toSet());
  }

  @Test
  void nameAndNeeds() throws IOException {
    assertThat(module().name()).isEqualTo("mobilenet.core");
    assertThat(module().requires().stream().map(ModuleDescriptor.Requires::name))
        .containsExactlyInAnyOrder("java.base", "java.desktop", "jdk.management");
  }
}
