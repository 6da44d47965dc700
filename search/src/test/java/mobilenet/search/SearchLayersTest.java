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
          .layer("controller")
          .definedBy("..search.controller..")
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
          .layer("training")
          .definedBy("..search.training..")
          .layer("supernet")
          .definedBy("..search.supernet..")
          .layer("tunas")
          .definedBy("..search.tunas..")
          .layer("report")
          .definedBy("..search.report..")
          .layer("command")
          .definedBy("..search.command..")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("supernet", "tunas", "command")
          .whereLayer("supernet")
          .mayOnlyBeAccessedByLayers("tunas", "command")
          .whereLayer("tunas")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("landscape")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("pilot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("latency", "pilot", "supernet")
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("run", "pilot", "command")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("run", "landscape", "command")
          .whereLayer("controller")
          .mayOnlyBeAccessedByLayers("landscape", "report", "tunas", "command")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers(
              "run", "landscape", "ledger", "pilot", "training", "tunas", "command")
          .whereLayer("reward")
          .mayOnlyBeAccessedByLayers(
              "controller", "run", "landscape", "ledger", "pilot", "tunas", "command");
}
