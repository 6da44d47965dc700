package mobilenet;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.NATIVE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import mobilenet.testing.LibraryRules;

/** The project's invariants, as rules about the compiled classes of core. */
@AnalyzeClasses(packages = "mobilenet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {

  @ArchTest
  static final ArchRule DEPENDS_ON_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage("mobilenet..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "mobilenet..",
              "java..",
              "javax.imageio..",
              "com.sun.management",
              "jdk.incubator.vector");

  @ArchTest
  static final ArchRule HAS_NO_NATIVE_METHODS =
      noMethods().should().haveModifier(NATIVE).allowEmptyShould(true);

  @ArchTest
  static final ArchRule LOADS_NO_NATIVE_CODE =
      noClasses()
          .should()
          .callMethod(System.class, "load", String.class)
          .orShould()
          .callMethod(System.class, "loadLibrary", String.class);

  @ArchTest
  static final ArchRule HAVE_NO_NETWORK_CODE = LibraryRules.haveNoNetworkCode(LibraryRules.ALL);

  @ArchTest
  static final ArchRule ONE_PACKAGE_SEES_THE_VECTOR_API =
      noClasses()
          .that()
          .resideOutsideOfPackage("mobilenet.runtime.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  /** They are loaded by name, so that everything else runs where the Vector API is absent. */
  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_VECTOR_KERNELS =
      noClasses()
          .that()
          .resideOutsideOfPackage("mobilenet.runtime.vector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("mobilenet.runtime.vector..");

  /** Kernels know what computes them, not who chooses them or warms them up. */
  @ArchTest
  static final ArchRule VECTOR_KERNELS_KNOW_NOT_WHO_CHOOSES_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "mobilenet.runtime.vector.machine",
              "mobilenet.runtime.vector.activation",
              "mobilenet.runtime.vector.tile",
              "mobilenet.runtime.vector.convolution",
              "mobilenet.runtime.vector.depthwise",
              "mobilenet.runtime.vector.winograd",
              "mobilenet.runtime.vector.attention",
              "mobilenet.runtime.vector.elementwise")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("mobilenet.runtime.vector", "mobilenet.runtime.vector.warmup");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("mobilenet.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ARCHITECTURE_KNOWS_NOTHING_ELSE =
      classes()
          .that()
          .resideInAPackage("mobilenet.architecture")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("mobilenet.architecture", "java..");

  @ArchTest
  static final ArchRule GRAPH_KNOWS_ARCHITECTURE_ALONE =
      classes()
          .that()
          .resideInAPackage("mobilenet.graph")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("mobilenet.graph", "mobilenet.architecture", "java..");

  @ArchTest
  static final ArchRule PASSES_KNOW_THE_GRAPH =
      classes()
          .that()
          .resideInAPackage("mobilenet.graph.pass")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("mobilenet.graph..", "mobilenet.architecture", "java..");

  @ArchTest
  static final ArchRule SET_NO_JVM_PROPERTIES = LibraryRules.setNoJvmProperties(LibraryRules.ALL);

  @ArchTest
  static final ArchRule MAKE_NO_CACHE_FILES = LibraryRules.makeNoCacheFiles(LibraryRules.ALL);

  @ArchTest
  static final ArchRule TAKE_CHANCE_FROM_THE_CALLER =
      LibraryRules.takeChanceFromTheCaller(LibraryRules.ALL);

  @ArchTest
  static final ArchRule NOTHING_STATIC_CHANGES =
      fields().that().areStatic().should().haveModifier(FINAL);

  /** Values can be shared between threads freely; only package-private builders are mutable. */
  @ArchTest
  static final ArchRule PUBLIC_TYPES_ARE_IMMUTABLE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("mobilenet.architecture", "mobilenet.graph..", "mobilenet.profile")
          .should()
          .haveModifier(FINAL);

  @ArchTest static final ArchRule PRINT_NOTHING = LibraryRules.printNothing(LibraryRules.ALL);
}
