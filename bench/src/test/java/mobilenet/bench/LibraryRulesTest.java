package mobilenet.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Properties;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/**
 * What an application may expect of every module that it uses as a library: no surprises outside
 * its own classes. Commands and programs with a main method are applications themselves.
 */
@AnalyzeClasses(packages = "mobilenet", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryRulesTest {
  private static final DescribedPredicate<JavaClass> PROGRAMS =
      describe(
          "programs",
          type -> type.getMethods().stream().anyMatch(method -> method.getName().equals("main")));

  /** Who gives ImageIO a stream of its own kind decides where that keeps its bytes. */
  private static final DescribedPredicate<JavaCall<?>> HAS_A_STREAM =
      describe(
          "a stream of ImageIO as argument",
          call ->
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isAssignableTo(ImageInputStream.class)));

  private static GivenClassesConjunction noClassesOfLibraries() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("mobilenet.cli..", "mobilenet.bench..", "..command..")
        .and(DescribedPredicate.not(PROGRAMS));
  }

  @ArchTest
  static final ArchRule PRINTS_NOTHING =
      noClassesOfLibraries()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule SETS_NO_JVM_PROPERTIES =
      noClassesOfLibraries()
          .should()
          .callMethod(System.class, "setProperty", String.class, String.class)
          .orShould()
          .callMethod(System.class, "setProperties", Properties.class);

  /** Streams that ImageIO makes are temporary files with a shutdown hook each. */
  @ArchTest
  static final ArchRule MAKES_NO_CACHE_FILES =
      noClassesOfLibraries()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(ImageIO.class)))
                  .and(target(nameMatching("read|write|create.*Stream|set.*Cache.*")))
                  .and(DescribedPredicate.not(HAS_A_STREAM)))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("javax\\.imageio\\.stream\\.FileCache.*");

  /** Addresses are data; sockets and connections are network. */
  @ArchTest
  static final ArchRule HAS_NO_NETWORK_CODE =
      noClassesOfLibraries()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(http\\..*|.*Socket.*|.*Connection|Inet.*|Proxy.*|Authenticator)")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.net..", "java.rmi..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Network).*");

  @ArchTest
  static final ArchRule CHANCE_IS_PASSED_IN =
      noClassesOfLibraries()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(SplittableRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class);
}
