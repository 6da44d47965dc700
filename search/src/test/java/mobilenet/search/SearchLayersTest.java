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
          .layer("table")
          .definedBy("..search.table..")
          .layer("replay")
          .definedBy("..search.replay..")
          .layer("latency")
          .definedBy("..search.latency..")
          .layer("pilot")
          .definedBy("..search.pilot..")
          .layer("run")
          .definedBy("..search.run..")
          .layer("training")
          .definedBy("..search.training..")
          .layer("report")
          .definedBy("..search.report..")
          .layer("command")
          .definedBy("..search.command..")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("replay")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("replay", "command")
          .whereLayer("landscape")
          .mayOnlyBeAccessedByLayers("table", "replay", "command")
          .whereLayer("pilot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("latency", "pilot", "replay")
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("run", "pilot", "table", "command")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("run", "landscape", "replay", "command")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers(
              "run", "landscape", "ledger", "pilot", "table", "training", "command")
          .whereLayer("reward")
          .mayOnlyBeAccessedByLayers(
              "run", "landscape", "ledger", "pilot", "table", "replay", "command");
}
