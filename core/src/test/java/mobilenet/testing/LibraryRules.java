package mobilenet.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Properties;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/**
 * What an application may expect of what it uses as a library: no surprises outside its own
 * classes. Every rule takes the classes that it holds for.
 */
public final class LibraryRules {
  /** Every class. */
  public static final DescribedPredicate<JavaClass> ALL = DescribedPredicate.alwaysTrue();

  /** Who gives ImageIO a stream of its own kind decides where that keeps its bytes. */
  private static final DescribedPredicate<JavaCall<?>> HAS_A_STREAM =
      describe(
          "a stream of ImageIO as argument",
          call ->
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isAssignableTo(ImageInputStream.class)));

  private LibraryRules() {}

  /** Output belongs to the application. */
  public static ArchRule printNothing(DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that(libraries)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err");
  }

  /** So do the properties of the JVM. */
  public static ArchRule setNoJvmProperties(DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that(libraries)
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(System.class, "setProperties", Properties.class);
  }

  /** Streams that ImageIO makes are temporary files with a shutdown hook each. */
  public static ArchRule makeNoCacheFiles(DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that(libraries)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(ImageIO.class)))
                .and(target(nameMatching("read|write|create.*Stream|set.*Cache.*")))
                .and(not(HAS_A_STREAM)))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.imageio\\.stream\\.FileCache.*");
  }

  /** Addresses are data; sockets and connections are network. */
  public static ArchRule haveNoNetworkCode(DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that(libraries)
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
  }

  /** Randomness has a seed that the caller knows. */
  public static ArchRule takeChanceFromTheCaller(DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that(libraries)
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
}
