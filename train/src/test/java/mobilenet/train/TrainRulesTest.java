package mobilenet.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import mobilenet.testing.LibraryRules;

/** The invariants of the house, as rules over the compiled classes of train. */
@AnalyzeClasses(packages = "mobilenet.train", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainRulesTest {

  @ArchTest
  static final ArchRule ONE_PACKAGE_SEES_LIBTORCH =
      noClasses()
          .that()
          .resideOutsideOfPackage("mobilenet.train.torch")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("mobilenet.train.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IS_SHARED_AND_CHANGES =
      noFields().that().areStatic().should().notBeFinal();

  @ArchTest
  static final ArchRule TAKE_CHANCE_FROM_THE_CALLER =
      LibraryRules.takeChanceFromTheCaller(LibraryRules.ALL);
}
