package mobilenet.search;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "mobilenet.search", importOptions = ImportOption.DoNotIncludeTests.class)
class SearchLayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("space")
          .definedBy("..search.space..")
          .layer("reward")
          .definedBy("..search.reward..")
          .layer("evaluation")
          .definedBy("..search.evaluation..")
          .layer("engine")
          .definedBy("..search.engine..")
          .layer("ledger")
          .definedBy("..search.ledger..")
          .layer("landscape")
          .definedBy("..search.landscape..")
          .layer("statistics")
          .definedBy("..search.statistics..")
          .layer("latency")
          .definedBy("..search.latency..")
          .layer("pilot")
          .definedBy("..search.pilot..")
          .layer("run")
          .definedBy("..search.run..")
          .whereLayer("run")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("landscape")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pilot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("latency", "pilot")
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("run", "pilot")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("run", "landscape")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("run", "landscape", "ledger", "pilot")
          .whereLayer("reward")
          .mayOnlyBeAccessedByLayers("run", "landscape", "ledger", "pilot");
}
