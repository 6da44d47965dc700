package mobilenet.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import mobilenet.testing.LibraryRules;
import mobilenet.testing.ShippedClasses;

/**
 * All modules keep the rules of libraries. Commands and programs with a main method are
 * applications themselves.
 */
@AnalyzeClasses(packages = "mobilenet", importOptions = ShippedClasses.class)
class LibraryRulesTest {
  private static final DescribedPredicate<JavaClass> PROGRAMS =
      describe(
          "programs",
          type -> type.getMethods().stream().anyMatch(method -> method.getName().equals("main")));

  private static final DescribedPredicate<JavaClass> LIBRARIES =
      resideOutsideOfPackages("mobilenet.cli..", "mobilenet.bench..", "..command..")
          .and(not(PROGRAMS));

  @ArchTest static final ArchRule PRINT_NOTHING = LibraryRules.printNothing(LIBRARIES);

  @ArchTest
  static final ArchRule SET_NO_JVM_PROPERTIES = LibraryRules.setNoJvmProperties(LIBRARIES);

  @ArchTest static final ArchRule MAKE_NO_CACHE_FILES = LibraryRules.makeNoCacheFiles(LIBRARIES);

  @ArchTest static final ArchRule HAVE_NO_NETWORK_CODE = LibraryRules.haveNoNetworkCode(LIBRARIES);

  @ArchTest
  static final ArchRule TAKE_CHANCE_FROM_THE_CALLER =
      LibraryRules.takeChanceFromTheCaller(LIBRARIES);
}
