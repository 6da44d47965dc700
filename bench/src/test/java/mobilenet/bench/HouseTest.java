package mobilenet.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobilenet.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the house, docs/README.md draws them: tested here, where all modules are seen. */
class HouseTest {
  private static final Set<String> ALL =
      Set.of("core", "measure", "data", "convert", "export", "train", "search", "cli", "bench");

  /** What a module's classes may see of others. */
  private static final Map<String, Set<String>> MAY_SEE =
      Map.of(
          "core", Set.of(),
          "measure", Set.of("core"),
          "data", Set.of("core"),
          "convert", Set.of("core"),
          "export", Set.of("core"),
          "train", Set.of("core", "data"),
          "search", Set.of("core", "measure", "data", "train"),
          "cli", Set.of("core", "measure"),
          "bench",
              Set.of("core", "measure", "data", "convert", "export", "train", "search", "cli"));

  /** What those of its command package may see as well: who uses the library does without. */
  private static final Set<String> COMMANDS_MAY_SEE = Set.of("cli", "measure", "data");

  private static final Pattern MODULE =
      Pattern.compile("/([a-z]+)/target/classes/|/mobilenet-([a-z]+)[^/]*\\.jar!");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ShippedClasses()).importPackages("mobilenet");

  /** Of a class of ours; found by where it was loaded from. */
  private static Optional<String> module(JavaClass type) {
    Optional<Matcher> place =
        type.getSource().map(source -> MODULE.matcher(source.getUri().toString()));
    return place
        .filter(Matcher::find)
        .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)));
  }

  private static boolean maySee(JavaClass user, JavaClass used) {
    Optional<String> from = module(user);
    Optional<String> to = module(used.getBaseComponentType());
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return true;
    }
    boolean command = user.getPackageName().endsWith(".command");
    return MAY_SEE.getOrDefault(from.get(), Set.of()).contains(to.get())
        || (command && COMMANDS_MAY_SEE.contains(to.get()));
  }

  private static final ArchCondition<JavaClass> SEE_ONLY_WHAT_THEIR_MODULE_MAY =
      new ArchCondition<>("see only what their module may") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            boolean allowed = maySee(type, dependency.getTargetClass());
            events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
          }
        }
      };

  @Test
  void modulesSeeNoMoreThanTheyMay() {
    classes().should(SEE_ONLY_WHAT_THEIR_MODULE_MAY).check(CLASSES);
  }

  @Test
  void everyModuleIsHereAndNoPackageIsInTwo() {
    Map<String, Set<String>> modulesOfPackages = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      modulesOfPackages
          .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
          .add(module(type).orElseThrow());
    }
    assertThat(modulesOfPackages).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    assertThat(modulesOfPackages.values().stream().flatMap(Set::stream).distinct())
        .containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void theHouseHasTheModulesOfTheBuild() throws IOException {
    assertThat(
            Pattern.compile("<module>(.+)</module>")
                .matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(MAY_SEE.keySet()).isEqualTo(ALL);
  }

  /** A library, and the packages that may use it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdk.incubator.vector..      | mobilenet.runtime.vector..",
        "org.bytedeco..              | mobilenet.train.torch.. mobilenet.export.tflite.run..",
        "com.google.flatbuffers..    | mobilenet.export.tflite..",
        "com.sun.jna..               | mobilenet.train.torch..",
        "picocli..                   | mobilenet.cli.. mobilenet.*.command..",
        "me.tongfei..                | mobilenet.cli.. mobilenet.*.command..",
        "com.fasterxml..             | mobilenet.cli.. mobilenet.*.command.. mobilenet.train.recipe..",
        "org.duckdb..                | mobilenet.data.shard..",
        "java.sql..                  | mobilenet.data.shard..",
        "org.apache.commons.compress.. | mobilenet.data.shard..",
        "org.apache.commons.math3..  | mobilenet.search.latency.. mobilenet.search.statistics..",
        "org.apache.commons.statistics.. | mobilenet.search.statistics..",
        "org.knowm..                 | mobilenet.train.log..",
        "io.jhdf..                   | mobilenet.convert.keras..",
        "ai.onnxruntime..            | mobilenet.bench.. mobilenet.export.check..",
        "org.openjdk.jmh..           | mobilenet.bench..",
      })
  void oneRoomALibrary(String library, String packages) {
    String[] users = packages.split(" ", -1);
    noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
    // Else the rule would outlive the library.
    assertThat(
            CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(
                    name -> (name + ".").startsWith(library.substring(0, library.length() - 1))))
        .isNotEmpty();
  }

  /** Created elsewhere, it may end the process. */
  @Test
  void oneClassCreatesTheEnvironmentOfOnnxRuntime() {
    noClasses()
        .that()
        .doNotHaveSimpleName("OnnxEnvironment")
        .should()
        .callMethod("ai.onnxruntime.OrtEnvironment", "getEnvironment")
        .check(CLASSES);
  }

  /** Libraries of another kind are for a rule above. */
  @Test
  void noLibraryIsWithoutARule() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(
                    "mobilenet.. java.. javax.imageio.. com.sun.management jdk.incubator.vector..",
                    "org.bytedeco.. com.sun.jna.. picocli.. me.tongfei.. com.fasterxml..",
                    "com.google.flatbuffers.. org.duckdb.. org.apache.commons.compress..",
                    "org.apache.commons.math3..",
                    "org.apache.commons.statistics.. org.knowm.. ai.onnxruntime.. org.openjdk.jmh..",
                    "io.jhdf..")
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .toArray(String[]::new))
        .check(CLASSES);
  }
}
